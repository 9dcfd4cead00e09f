namespace Lightbill.Cli.Values;

/// <summary>Public keys on the command line.</summary>
internal static class PublicKeyText
{
    /// <exception cref="CliException">It is none; the message names the option and does not repeat the text, which may be a private key.</exception>
    public static PublicKey Parse(string option, string text) => PublicKey.TryParse(text, out PublicKey key) ? key
        : throw OptionError.Invalid(option, "not a public key: 66 hexadecimal digits of a point of the curve");
}
