using System.Text.Json;

namespace Lightbill.Tests.Bolt12;

/// <summary>The examples of BOLT 12 and BOLT 4 (vectors/bolt12, vectors/bolt04).</summary>
public static class Bolt12Vectors
{
    private static readonly JsonElement[] Texts = [.. RepositoryFiles.ReadJson("vectors/bolt12/format-string.json").GetProperty("cases").EnumerateArray()];
    private static readonly JsonElement[] OfferCases = [.. RepositoryFiles.ReadJson("vectors/bolt12/offers.json").GetProperty("cases").EnumerateArray()];

    private static readonly JsonElement Proofs = RepositoryFiles.ReadJson("vectors/bolt12/payer-proof.json");

    public static JsonElement[] ValidProofs { get; } = [.. Proofs.GetProperty("valid_vectors").EnumerateArray()];

    public static TheoryData<string> ValidProofNames => [.. ValidProofs.Select(one => one.GetProperty("name").GetString()!)];

    /// <summary>The reason in the vector's name, and the text.</summary>
    public static (string Reason, string Text)[] InvalidProofs { get; } =
        [.. Proofs.GetProperty("invalid_vectors").EnumerateArray().Select(one => (one.GetProperty("reason").GetString()!, one.GetProperty("bech32").GetString()!))];

    public static TheoryData<string, bool> FormatStrings => [.. Texts.Select(one => (one.GetProperty("string").GetString()!, one.GetProperty("valid").GetBoolean()))];

    public static TheoryData<string> ValidOffers => [.. OfferCases.Where(IsValid).Select(Name)];

    public static IEnumerable<string> InvalidOffers => OfferCases.Where(one => !IsValid(one)).Select(Name);

    public static IEnumerable<string> AllTexts =>
        [.. Texts.Select(one => one.GetProperty("string").GetString()!), .. OfferCases.Select(one => one.GetProperty("bolt12").GetString()!), SignedRequest,
            .. ValidProofs.Select(one => ProofText(one.GetProperty("name").GetString()!)), .. InvalidProofs.Select(one => one.Text)];

    public static JsonElement[] Signatures { get; } = [.. RepositoryFiles.ReadJson("vectors/bolt12/signature.json").GetProperty("cases").EnumerateArray()];

    public static string SignedRequest => Signatures[^1].GetProperty("bolt12").GetString()!;

    public static JsonElement Offer(string description) => OfferCases.Single(one => Name(one) == description);

    public static string TextOf(string description) => Offer(description).GetProperty("bolt12").GetString()!;

    public static JsonElement Proof(string name) => ValidProofs.Single(one => one.GetProperty("name").GetString() == name);

    public static string ProofText(string name) => Proof(name).GetProperty("result").GetProperty("bech32").GetString()!;

    private static bool IsValid(JsonElement one) => one.GetProperty("valid").GetBoolean();

    private static string Name(JsonElement one) => one.GetProperty("description").GetString()!;
}
