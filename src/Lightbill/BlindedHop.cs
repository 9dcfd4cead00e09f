namespace Lightbill;

/// <summary>One hop of a <see cref="BlindedPath"/>.</summary>
/// <param name="BlindedNodeId">The blinded key of the node; in the first hop, the real one.</param>
/// <param name="EncryptedRecipientData">What only that node can read.</param>
public sealed record BlindedHop(PublicKey BlindedNodeId, ReadOnlyMemory<byte> EncryptedRecipientData);
