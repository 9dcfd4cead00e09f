using System.Buffers;
using System.Text.Json;
using Lightbill.Bulk;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Reading;
using Lightbill.Findings;

namespace Lightbill.Cli.Lines;

/// <summary>The answers to a batch of lines, one JSON object a line. Used again and again, so that a long run takes no more memory than a short one.</summary>
internal sealed class LineAnswers
{
    private readonly LineQuestion _question;
    private readonly QuickRow? _quick;
    private readonly ArrayBufferWriter<byte> _whole = new(4 * 1024);
    private readonly RowBytes _answers = new();

    public LineAnswers(LineQuestion question) => (_question, _quick) = (question, QuickRow.For(question));

    public int LineCount { get; private set; }

    /// <summary>How many of the lines are no valid request.</summary>
    public int InvalidCount { get; private set; }

    /// <summary>One JSON object a line, each with its LF.</summary>
    public ReadOnlySpan<byte> Bytes => _answers.Written;

    public LineAnswers Answer(LineBatch batch)
    {
        _answers.Clear();
        (LineCount, InvalidCount) = (batch.Count, 0);
        using var json = new Utf8JsonWriter(_answers, JsonOutput.Compact);
        for (int i = 0; i < batch.Count; i++)
        {
            RequestLine line = batch[i];
            bool isForged = false;
            if (_quick?.TryWrite(line, _answers, out isForged) == true) continue;
            DecodedRequest request = Read(line, isForged);
            if (!request.IsValid) InvalidCount++;
            json.Reset();
            if (_question.Fields is { } fields) WriteFields(json, fields, request, line.Number);
            else JsonFormat.Write(json, request, _question.Redact, line.Number);
            json.Flush();
            _answers.Add("\n"u8);
        }
        return this;
    }

    private void WriteFields(Utf8JsonWriter json, FieldSelection fields, DecodedRequest request, long line)
    {
        _whole.ResetWrittenCount();
        using (var whole = new Utf8JsonWriter(_whole, JsonOutput.Compact)) JsonFormat.Write(whole, request, _question.Redact, line);
        fields.Write(json, _whole.WrittenMemory, _question.SkipsSignature);
    }

    private DecodedRequest Read(RequestLine line, bool isForged)
    {
        if (line.Error is { } error) return DecodedRequest.Unreadable(FindingView.Of(error), _question.Time);
        string text = System.Text.Encoding.UTF8.GetString(line.Utf8Text);
        if (isForged) return DecodedRequest.ReadInFull(text, _question.Mode, _question.Time);
        return _question.SkipsSignature
            ? DecodedRequest.ReadForm(text, _question.Mode, _question.Time)
            : DecodedRequest.Read(text, _question.Mode, _question.Time);
    }
}
