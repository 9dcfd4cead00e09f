using Lightbill.Fuzz.Targets;

namespace Lightbill.Fuzz;

/// <summary>All targets. A new parser gets one; the tests then replay its corpus without further words.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        InvoiceTargets.Text,
        InvoiceTargets.Words,
        InvoiceTargets.Fields,
        MessageTargets.Text,
        MessageTargets.Bytes,
        ProofTarget.Target,
        InstructionTargets.Instruction,
        InstructionTargets.BitcoinUri,
        InstructionTargets.Lnurl,
        ServiceTargets.Request,
        ServiceTargets.Settlement,
        ServiceTargets.Address,
        EncodingTargets.Bech32Text,
        EncodingTargets.Addresses,
        EncodingTargets.Values,
        PictureTarget.Target,
        CommandTargets.SavedInvoice,
        CommandTargets.Decode,
        CurveTarget.Target,
    ];

    public static FuzzTarget? Find(string name) => All.FirstOrDefault(target => target.Name == name);
}
