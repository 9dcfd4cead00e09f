namespace Lightbill.Lnurls;

/// <summary>Limits of LNURL messages. Passing one is a finding.</summary>
public static class LnurlLimits
{
    /// <summary>Bytes of an answer, 512 KiB: a picture of the largest size LUD-06 allows (136 536 characters), twice escaped, and room to spare.</summary>
    public const int MaxBodyBytes = 512 * 1024;

    /// <summary>Characters of an address, 4096: common servers refuse longer ones, and every parameter is meant to fit a QR code.</summary>
    public const int MaxUrlLength = 4096;

    /// <summary>Characters of the metadata, 256 Ki: the largest picture and generous text.</summary>
    public const int MaxMetadataLength = 256 * 1024;

    /// <summary>Characters of a picture in the metadata: LUD-06.</summary>
    public const int MaxImageLength = 136_536;

    /// <summary>Characters of a success message or description: LUD-09, LUD-10.</summary>
    public const int MaxSuccessTextLength = 144;

    /// <summary>Characters of an encrypted success text: LUD-10, 4 kB.</summary>
    public const int MaxCiphertextLength = 4096;

    /// <summary>Levels of JSON: payer data has three; what nests deeper is an attack on readers that recurse.</summary>
    public const int MaxJsonDepth = 16;

    /// <summary>Entries of the metadata that are kept; more are an error. No service is known to send more than ten.</summary>
    public const int MaxMetadataEntries = 64;
}
