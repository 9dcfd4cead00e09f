namespace Lightbill;

/// <summary>
/// A request that names somebody to ask instead of saying what to pay: it must be looked up over the network before anything can be paid. Nothing in this
/// library's core does so.
/// </summary>
public abstract partial class NeedsLookup : PaymentInstruction
{
    private protected NeedsLookup(string kind)
        : base(kind)
    {
    }
}
