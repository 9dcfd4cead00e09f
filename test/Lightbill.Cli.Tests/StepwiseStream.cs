namespace Lightbill.Cli.Tests;

/// <summary>Input that comes in pieces; before each something may happen.</summary>
internal sealed class StepwiseStream(string[] pieces, Action<int> before) : InputOnlyStream
{
    private int _step;

    public override int Read(byte[] buffer, int offset, int count)
    {
        before(_step);
        if (_step == pieces.Length) return 0;
        return System.Text.Encoding.UTF8.GetBytes(pieces[_step++], buffer.AsSpan(offset, count));
    }
}
