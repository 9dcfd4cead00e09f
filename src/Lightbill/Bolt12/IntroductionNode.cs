namespace Lightbill.Bolt12;

/// <summary>
/// The node at which a blinded path begins: its key, or a channel and which of its two ends (BOLT 1, <c>sciddir_or_pubkey</c>). <c>default</c> is none.
/// Safe for concurrent use.
/// </summary>
public readonly record struct IntroductionNode
{
    /// <summary>By its key.</summary>
    public IntroductionNode(PublicKey nodeId) => NodeId = nodeId;

    /// <summary>By a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="direction">0 for its first node, 1 for the second (BOLT 7, the order of the keys).</param>
    /// <exception cref="ArgumentOutOfRangeException">A direction other than 0 and 1.</exception>
    public IntroductionNode(ShortChannelId channel, int direction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(direction);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(direction, 1);
        (Channel, Direction) = (channel, direction);
    }

    /// <summary>The node's key; null when it is named by a channel.</summary>
    public PublicKey? NodeId { get; }

    /// <summary>The channel; null when the node is named by its key.</summary>
    public ShortChannelId? Channel { get; }

    /// <summary>Which end of the channel: 0 or 1; 0 without a channel.</summary>
    public int Direction { get; }

    /// <summary>The key, or <c>539268x845x1/0</c>.</summary>
    public override string ToString() => NodeId is { } key ? key.ToString() : $"{Channel}/{Direction}";
}
