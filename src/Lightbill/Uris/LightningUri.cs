namespace Lightbill;

/// <summary>
/// <c>lightning:</c> and a request. No specification defines it; invoices, offers, LNURLs and Lightning Addresses stand behind it. It is read in any case,
/// with or without two slashes, by <see cref="PaymentInstruction.Parse(string, ReadMode)"/>, which gives what stands inside.
/// </summary>
public static class LightningUri
{
    /// <summary>The scheme with its colon.</summary>
    public const string Scheme = "lightning:";

    /// <summary>Can this request stand behind <c>lightning:</c>? A payer proof is read there too, but asks for nothing and is not written so.</summary>
    public static bool CanHold(PaymentInstruction instruction) =>
        instruction is Bolt11Instruction or Bolt12Instruction { Document: not Bolt12.PayerProof } or Lnurl or LightningAddress;

    /// <summary>Writes it, without slashes. An LNURL goes as bech32.</summary>
    /// <exception cref="ArgumentException">A request of a kind that does not stand there, e.g. an address of the chain.</exception>
    public static string Format(PaymentInstruction instruction) => CanHold(instruction)
        ? Scheme + (instruction is Lnurl lnurl ? lnurl.ToBech32() : instruction.ToString())
        : throw new ArgumentException($"A {instruction.Kind} does not stand behind lightning:.", nameof(instruction));
}
