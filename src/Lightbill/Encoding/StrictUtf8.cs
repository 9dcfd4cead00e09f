using System.Text;

namespace Lightbill.Encoding;

/// <summary>UTF-8 that throws on unpaired surrogates instead of writing another character in their place.</summary>
internal static class StrictUtf8
{
    public static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
