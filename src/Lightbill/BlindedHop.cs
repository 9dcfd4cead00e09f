namespace Lightbill;

/// <summary>One hop of a <see cref="BlindedPath"/>. Immutable; equal when the bytes are.</summary>
/// <param name="BlindedNodeId">The blinded key of the node; in the first hop, the real one.</param>
/// <param name="EncryptedRecipientData">What only that node can read.</param>
public sealed record BlindedHop(PublicKey BlindedNodeId, ReadOnlyMemory<byte> EncryptedRecipientData)
{
    /// <inheritdoc/>
    public bool Equals(BlindedHop? other) =>
        other is not null && BlindedNodeId == other.BlindedNodeId && EncryptedRecipientData.Span.SequenceEqual(other.EncryptedRecipientData.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(BlindedNodeId, EncryptedRecipientData.Length);
}
