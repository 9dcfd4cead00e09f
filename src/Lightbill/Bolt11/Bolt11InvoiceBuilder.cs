using System.Diagnostics.CodeAnalysis;
using System.Text;
using Lightbill.Cryptography;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt11;

/// <summary>
/// Makes an invoice. What BOLT 11 requires is asked for by the constructor, or refused when missing at <see cref="Sign"/>; the rest are methods that
/// give the builder back. It refuses to write what a strict reader would refuse to read. Without a key, <see cref="Prepare"/> gives the hash to sign.
/// Not safe for concurrent use.
/// <example><code>
/// Bolt11Invoice invoice = new Bolt11InvoiceBuilder(BitcoinNetwork.Mainnet, paymentHash, paymentSecret, clock.GetUtcNow())
///     .Amount(MilliSatoshi.FromSat(250_000))
///     .Description("two espressos, table 4")
///     .ExpiresAfter(TimeSpan.FromMinutes(10))
///     .Sign(key);
/// </code></example>
/// </summary>
public sealed class Bolt11InvoiceBuilder
{
    private readonly List<Entry> _fields = [];
    private readonly Bolt11Invoice? _source;
    private uint _set; // a bit for each type of field that was given, not taken over from a source
    private string _prefix;
    private string _amount;
    private long _timestamp;
    private string? _order;
    private bool _keepDeviations;
    private bool _includePayee;

    /// <summary>An invoice with features var_onion_optin (8) and payment_secret (14), both required, as the specification's examples have them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="paymentHash">The hash of the preimage that the payee will show.</param>
    /// <param name="paymentSecret">32 random bytes, new for every invoice.</param>
    /// <param name="timestamp">When it is made; fractions of a second are dropped. 1970 to 3058.</param>
    public Bolt11InvoiceBuilder(BitcoinNetwork network, PaymentHash paymentHash, PaymentSecret paymentSecret, DateTimeOffset timestamp)
    {
        (_prefix, _amount, _order) = (network.InvoicePrefix, "", Bolt11Tag.CanonicalOrder);
        Timestamp(timestamp);
        PaymentHash(paymentHash);
        PaymentSecret(paymentSecret);
        Features(FeatureVector.Of(FeatureNumber.VarOnionOptIn, FeatureNumber.PaymentSecret));
        _set = 0;
    }

    internal Bolt11InvoiceBuilder(Bolt11Invoice source)
    {
        _source = source;
        (_prefix, _amount) = (source.Prefix, source.AmountText ?? "");
        _timestamp = source.Timestamp.ToUnixTimeSeconds();
        foreach (Bolt11Field field in source.Fields) _fields.Add(new(field.Type, field.Words.ToArray()));
    }

    /// <summary>Moves the invoice to another network. Fallback addresses stay as they are and are then of the new network.</summary>
    public Bolt11InvoiceBuilder Network(BitcoinNetwork network)
    {
        _prefix = network.InvoicePrefix;
        return this;
    }

    /// <summary>The amount, written in the shortest way. Zero is refused when signing: leave the amount out instead.</summary>
    public Bolt11InvoiceBuilder Amount(MilliSatoshi amount)
    {
        _amount = Bolt11Amount.Format(amount);
        return this;
    }

    /// <summary>Lets the payer choose the amount.</summary>
    public Bolt11InvoiceBuilder AnyAmount()
    {
        _amount = "";
        return this;
    }

    /// <summary>When the invoice is made; fractions of a second are dropped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Before 1970 or after 3058, which 35 bits cannot hold.</exception>
    public Bolt11InvoiceBuilder Timestamp(DateTimeOffset timestamp)
    {
        long seconds = timestamp.ToUnixTimeSeconds();
        ArgumentOutOfRangeException.ThrowIfNegative(seconds, nameof(timestamp));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, Bolt11Limits.MaxTimestamp, nameof(timestamp));
        _timestamp = seconds;
        return this;
    }

    /// <summary>The payment hash, field <c>p</c>.</summary>
    public Bolt11InvoiceBuilder PaymentHash(PaymentHash hash) => Set(Bolt11Tag.PaymentHash, Words.FromBytes(hash.ToArray()));

    /// <summary>The payment secret, field <c>s</c>.</summary>
    public Bolt11InvoiceBuilder PaymentSecret(PaymentSecret secret) => Set(Bolt11Tag.PaymentSecret, Words.FromBytes(secret.ToArray()));

    /// <summary>The description, field <c>d</c>; it replaces the description or hash of the invoice that the builder came from.</summary>
    /// <exception cref="ArgumentException">More than 639 bytes in UTF-8, or unpaired surrogates.</exception>
    /// <exception cref="InvalidOperationException">A description or a hash was given already: BOLT 11 allows one.</exception>
    public Bolt11InvoiceBuilder Description(string text)
    {
        byte[] bytes;
        try
        {
            bytes = StrictUtf8.Encoding.GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException("The description has unpaired surrogates and cannot be written as UTF-8.", nameof(text), exception);
        }
        if (bytes.Length > Bolt11Limits.MaxDescriptionBytes)
            throw new ArgumentException($"The description has {bytes.Length} bytes in UTF-8, the most is {Bolt11Limits.MaxDescriptionBytes}. Give its hash instead.", nameof(text));
        return SetDescription(Bolt11Tag.Description, Words.FromBytes(bytes));
    }

    /// <summary>The hash of a description that is delivered elsewhere, field <c>h</c>; it replaces the description or hash of the invoice that the builder came from.</summary>
    /// <exception cref="InvalidOperationException">A description or a hash was given already: BOLT 11 allows one.</exception>
    public Bolt11InvoiceBuilder DescriptionHash(DescriptionHash hash) => SetDescription(Bolt11Tag.DescriptionHash, Words.FromBytes(hash.ToArray()));

    /// <summary>How long it can be paid, in whole seconds; fractions are dropped. Left out, it is an hour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than a second.</exception>
    public Bolt11InvoiceBuilder ExpiresAfter(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.FromSeconds(1));
        return ExpirySeconds((ulong)(time.Ticks / TimeSpan.TicksPerSecond));
    }

    /// <summary>How long it can be paid, in seconds, at least 1. Left out, it is 3600.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero.</exception>
    public Bolt11InvoiceBuilder ExpirySeconds(ulong seconds)
    {
        ArgumentOutOfRangeException.ThrowIfZero(seconds);
        return Set(Bolt11Tag.Expiry, Words.FromNumber(seconds));
    }

    /// <summary>Blocks that the last hop must leave, at least 1, field <c>c</c>. Left out, payers take 18, though older ones took 9: better to write it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero.</exception>
    public Bolt11InvoiceBuilder MinFinalCltvExpiryDelta(uint blocks)
    {
        ArgumentOutOfRangeException.ThrowIfZero(blocks);
        return Set(Bolt11Tag.MinFinalCltv, Words.FromNumber(blocks));
    }

    /// <summary>Adds an on-chain address; the most preferred first.</summary>
    /// <exception cref="ArgumentException">An address of another network.</exception>
    public Bolt11InvoiceBuilder AddFallback(FallbackAddress address)
    {
        // Testnet and signet share their addresses; by text alone they cannot be told apart.
        NetworkInfo own = NetworkInfo.All.FirstOrDefault(info => info.InvoicePrefix == _prefix) ?? NetworkInfo.Of(BitcoinNetwork.Signet);
        NetworkInfo other = NetworkInfo.Of(address.Network);
        if ((own.SegwitPrefix, own.P2pkhVersion) != (other.SegwitPrefix, other.P2pkhVersion))
            throw new ArgumentException($"The address belongs to {other.Name}, the invoice to {own.Name}.", nameof(address));
        return Add(Bolt11Tag.Fallback, Bolt11FieldInfo.WriteFallback(address));
    }

    /// <summary>Adds a private way to the payee, at least one hop.</summary>
    /// <exception cref="ArgumentException">No hops, or more than fit a field (12).</exception>
    public Bolt11InvoiceBuilder AddRouteHint(RouteHint hint)
    {
        byte[] words = Bolt11FieldInfo.WriteRouteHint(hint);
        if (words.Length is 0 or > Bolt11Limits.MaxFieldWords) throw new ArgumentException("A route hint has 1 to 12 hops.", nameof(hint));
        return Add(Bolt11Tag.RouteHint, words);
    }

    /// <summary>Adds a blinded path (bLIP 39). It goes without payment secret and route hints; remember feature 262.</summary>
    /// <exception cref="ArgumentException">The path does not fit a field, or has no hops.</exception>
    public Bolt11InvoiceBuilder AddBlindedPath(BlindedPath path)
    {
        // The size first: a number of hops or a length that no field holds could not even be written down.
        byte[] bytes = BlindedPathCodec.SizeOf(path) <= Bolt11Limits.MaxDescriptionBytes ? BlindedPathCodec.Write(path) : [];
        if (BlindedPathCodec.FindProblem(bytes) is not null)
            throw new ArgumentException("A blinded path has hops and at most 639 bytes.", nameof(path));
        return Add(Bolt11Tag.BlindedPath, Words.FromBytes(bytes));
    }

    /// <summary>Payment metadata that the payer sends back, field <c>m</c>; remember feature 48 or 49.</summary>
    /// <exception cref="ArgumentException">More than 639 bytes.</exception>
    public Bolt11InvoiceBuilder Metadata(ReadOnlySpan<byte> metadata)
    {
        if (metadata.Length > Bolt11Limits.MaxDescriptionBytes) throw new ArgumentException("Metadata has at most 639 bytes.", nameof(metadata));
        return Set(Bolt11Tag.Metadata, Words.FromBytes(metadata));
    }

    /// <summary>Sets these feature bits and no others; none removes the field.</summary>
    public Bolt11InvoiceBuilder Features(FeatureVector features) =>
        features.Count == 0 ? Remove(Bolt11Tag.Letter(Bolt11Tag.Features)) : Set(Bolt11Tag.Features, features.ToWords());

    /// <summary>Sets one more feature bit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bit that the field cannot hold.</exception>
    public Bolt11InvoiceBuilder AddFeature(int bit)
    {
        int index = IndexOf(Bolt11Tag.Features);
        FeatureVector present = index < 0 ? FeatureVector.Empty : FeatureVector.FromWords(_fields[index].Words);
        return Features(present.With(bit));
    }

    /// <summary>Names the payee in field <c>n</c>: the signer's key, so that readers verify instead of recovering.</summary>
    public Bolt11InvoiceBuilder IncludePayee()
    {
        _includePayee = true;
        return this;
    }

    /// <summary>Names this payee in field <c>n</c>; the signature must then be by its key.</summary>
    public Bolt11InvoiceBuilder IncludePayee(PublicKey payee)
    {
        _includePayee = false;
        return Set(Bolt11Tag.Payee, Words.FromBytes(payee.ToArray()));
    }

    /// <summary>Adds a field of one's own.</summary>
    /// <param name="tag">Its letter, one of the bech32 alphabet that BOLT 11 has not taken.</param>
    /// <param name="words">Its content in the letters of the bech32 alphabet, at most 1023.</param>
    /// <exception cref="ArgumentException">A letter outside the alphabet, one that has a meaning already, or too long.</exception>
    public Bolt11InvoiceBuilder AddField(char tag, string words)
    {
        int type = TypeOf(tag);
        if (Bolt11FieldInfo.IsCounted(type, type == Bolt11Tag.Payee ? Bolt11Tag.KeyWords : Bolt11Tag.HashWords))
            throw new ArgumentException($"Field {Bolt11Tag.Letter(type)} has a method of its own.", nameof(tag));
        byte[] content = Bech32.FromText(words) ?? throw new ArgumentException("A field's content is written in the bech32 alphabet.", nameof(words));
        if (content.Length > Bolt11Limits.MaxFieldWords) throw new ArgumentException("A field holds at most 1023 characters.", nameof(words));
        return Add(type, content);
    }

    /// <summary>Removes every field with this letter; none is fine. What was removed may be given anew.</summary>
    /// <exception cref="ArgumentException">A character that is no letter of the bech32 alphabet.</exception>
    public Bolt11InvoiceBuilder Remove(char tag)
    {
        int type = TypeOf(tag);
        _fields.RemoveAll(field => field.Type == type);
        _set &= ~(1u << type);
        if (type == Bolt11Tag.Payee) _includePayee = false;
        return this;
    }

    /// <summary>
    /// Writes the fields in another order than the canonical one (<c>p s d h m n x c f r 5 9</c>) or the source invoice's: by the letters given; fields that are
    /// not named come last, in the order in which they were added.
    /// </summary>
    /// <exception cref="ArgumentException">A character that is no letter of the bech32 alphabet.</exception>
    public Bolt11InvoiceBuilder FieldOrder(string tags)
    {
        foreach (char tag in tags) TypeOf(tag);
        _order = tags.ToLowerInvariant();
        return this;
    }

    /// <summary>
    /// Allows what the source invoice has and a strict reader refuses, e.g. a field of wrong length. Deviations of other kinds, and what the default mode
    /// refuses, stay refused.
    /// </summary>
    public Bolt11InvoiceBuilder KeepDeviations()
    {
        _keepDeviations = true;
        return this;
    }

    /// <summary>The invoice without its signature: shows what is to be signed, takes the signature later.</summary>
    /// <exception cref="InvoiceBuildException">A strict reader would refuse the invoice.</exception>
    /// <exception cref="InvalidOperationException"><see cref="IncludePayee()"/> was called, which needs a signer.</exception>
    public UnsignedBolt11Invoice Prepare()
    {
        RequireNamedPayee();
        return PrepareCore();
    }

    /// <summary>
    /// <see cref="Prepare"/> without throwing for an invoice that a strict reader would refuse: for what somebody types in. Calling it after
    /// <see cref="IncludePayee()"/> is a mistake of the program and throws all the same.
    /// </summary>
    /// <param name="unsigned">The invoice without its signature; null on failure.</param>
    /// <param name="errors">All that stands against it; empty on success.</param>
    /// <exception cref="InvalidOperationException"><see cref="IncludePayee()"/> was called, which needs a signer.</exception>
    public bool TryPrepare([NotNullWhen(true)] out UnsignedBolt11Invoice? unsigned, out IReadOnlyList<Finding> errors)
    {
        RequireNamedPayee();
        unsigned = TryPrepareCore(out errors);
        return unsigned is not null;
    }

    /// <summary>Signs the invoice. After <see cref="IncludePayee()"/> the builder keeps the signer's key in field n.</summary>
    /// <exception cref="InvoiceBuildException">A strict reader would refuse the invoice.</exception>
    /// <exception cref="InvalidOperationException">Field n names another payee than the signer, or the signer gave a signature that does not fit its key.</exception>
    public Bolt11Invoice Sign(IInvoiceSigner signer)
    {
        if (_includePayee) Set(Bolt11Tag.Payee, Words.FromBytes(signer.PublicKey.ToArray()));
        return PrepareCore().Sign(signer);
    }

    /// <summary>The source invoice with its own signature, provided that nothing that is signed was changed.</summary>
    /// <exception cref="InvalidOperationException">Something was changed, or there is no source: it must be signed.</exception>
    public Bolt11Invoice ToInvoice()
    {
        if (_source is not null && !_includePayee && SigningDataOf(_prefix + _amount, ToWords()).AsSpan().SequenceEqual(_source.SigningData)) return _source;
        throw new InvalidOperationException("The invoice was changed, so the old signature does not hold: sign it.");
    }

    private static byte[] SigningDataOf(string hrp, byte[] words)
    {
        var layout = new Bolt11Layout { Separator = hrp.Length, WordCount = words.Length };
        byte[] data = new byte[Bolt11Signature.SigningDataLength(layout)];
        Bolt11Signature.WriteSigningData<char>(hrp, words.AsSpan(0, layout.SignatureStart), data);
        return data;
    }

    private void RequireNamedPayee()
    {
        if (_includePayee) throw new InvalidOperationException("IncludePayee() takes the key from a signer; without one, name the key: IncludePayee(key).");
    }

    private UnsignedBolt11Invoice PrepareCore() => TryPrepareCore(out IReadOnlyList<Finding> errors) ?? throw new InvoiceBuildException(errors);

    private UnsignedBolt11Invoice? TryPrepareCore(out IReadOnlyList<Finding> errors)
    {
        Bolt11Layout layout = Check(ReadMode.Strict, out string hrp, out byte[] words, out FindingList findings);
        Finding[] refused = [.. findings.Findings.Where(IsRefused)];
        if (refused.Length > 0 && _keepDeviations && _source is not null)
        {
            new Bolt11InvoiceBuilder(_source).Check(ReadMode.Strict, out _, out _, out FindingList ofSource);
            HashSet<FindingRule> kept = [.. ofSource.Findings.Where(IsRefused).Select(finding => finding.Rule)];
            layout = Check(ReadMode.Default, out hrp, out words, out findings);
            kept.ExceptWith(findings.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Rule));
            refused = [.. refused.Where(finding => !kept.Contains(finding.Rule))];
        }
        errors = refused;
        if (refused.Length > 0) return null;
        return new(hrp, words, layout, findings.Findings, _source is { } source && source.ToString(null, null).Any(char.IsAsciiLetterUpper));
    }

    private Bolt11Layout Check(ReadMode mode, out string hrp, out byte[] words, out FindingList findings)
    {
        (hrp, words, findings) = (_prefix + _amount, ToWords(), default);
        return Bolt11Core.ReadUnsigned(hrp, words, mode, ref findings);
    }

    private static bool IsRefused(Finding finding) => finding.Severity == FindingSeverity.Error || MustNotWrite(finding.Rule);

    /// <summary>
    /// What even a strict reader only remarks on, but a writer must not do: both bits of a pair (BOLT 9), two of a kind (BOLT 11), an address that anyone
    /// could spend from (BIP 341), a payment hash or secret that was never set.
    /// </summary>
    private static bool MustNotWrite(FindingRule rule) => rule == FindingRules.FeatureBothBits || rule == FindingRules.DuplicateField
        || rule == FindingRules.FallbackTaprootLength || rule == FindingRules.AllZero;

    private byte[] ToWords()
    {
        int count = Bolt11Layout.TimestampWords;
        foreach (Entry field in _fields) count += Bolt11Layout.FieldHeaderWords + field.Words.Length;
        byte[] words = new byte[count + Bolt11Layout.SignatureWords + Bech32.ChecksumLength];
        for (int i = 0; i < Bolt11Layout.TimestampWords; i++)
            words[i] = (byte)((_timestamp >> (5 * (Bolt11Layout.TimestampWords - 1 - i))) & 31);
        Span<byte> rest = words.AsSpan(Bolt11Layout.TimestampWords);
        if (_order is null)
        {
            foreach (Entry field in _fields) rest = WriteField(field, rest);
            return words;
        }
        // Place by place: few places and few fields, and those of one place keep their order.
        Span<int> places = stackalloc int[Bech32.Alphabet.Length];
        WritePlaces(_order, places);
        for (int place = 0; place <= _order.Length; place++)
        {
            foreach (Entry field in _fields)
                if (places[field.Type] == place) rest = WriteField(field, rest);
        }
        return words;
    }

    private static Span<byte> WriteField(Entry field, Span<byte> words)
    {
        words[0] = (byte)field.Type;
        words[1] = (byte)(field.Words.Length >> 5);
        words[2] = (byte)(field.Words.Length & 31);
        field.Words.CopyTo(words[Bolt11Layout.FieldHeaderWords..]);
        return words[(Bolt11Layout.FieldHeaderWords + field.Words.Length)..];
    }

    /// <summary>The place of each type of field in an order; types that it does not name come last.</summary>
    private static void WritePlaces(string order, Span<int> places)
    {
        // In the canonical order the features close the list; fields of one's own go before them.
        places.Fill(order == Bolt11Tag.CanonicalOrder ? order.Length - 2 : order.Length);
        for (int i = order.Length - 1; i >= 0; i--) places[Bech32.ValueOf(order[i])] = i;
    }

    private static int TypeOf(char tag) => Bech32.ValueOf(tag) is >= 0 and int type
        ? type
        : throw new ArgumentException("A field's tag is a letter of the bech32 alphabet.", nameof(tag));

    private Bolt11InvoiceBuilder SetDescription(int type, byte[] words)
    {
        int other = type == Bolt11Tag.Description ? Bolt11Tag.DescriptionHash : Bolt11Tag.Description;
        if ((_set & ((1u << type) | (1u << other))) != 0)
            throw new InvalidOperationException("BOLT 11 allows one description or one description hash.");
        int index = IndexOf(other);
        if (index >= 0) _fields[index] = new(type, words);
        return Set(type, words);
    }

    private Bolt11InvoiceBuilder Set(int type, byte[] words)
    {
        _set |= 1u << type;
        int index = IndexOf(type);
        if (index < 0) return Add(type, words);
        _fields[index] = new(type, words);
        return this;
    }

    private Bolt11InvoiceBuilder Add(int type, byte[] words)
    {
        // Into an invoice that has an order of its own, a new field goes before the features that close it, as writers do.
        int end = _order is null && type != Bolt11Tag.Features && _fields is [.., { Type: Bolt11Tag.Features }] ? _fields.Count - 1 : _fields.Count;
        _fields.Insert(end, new(type, words));
        return this;
    }

    /// <summary>The first field of a type that counts.</summary>
    private int IndexOf(int type) => _fields.FindIndex(field => field.Type == type && Bolt11FieldInfo.IsCounted(type, field.Words.Length));

    private readonly record struct Entry(int Type, byte[] Words);
}
