using System.Text.Json;
using Lightbill.Cryptography;
using Lightbill.Lnurls;

namespace Lightbill.Tests.Lnurls;

public class LoginTests
{
    private const string K1 = "e2af6254a8df433264fa23f67eb8188635d15ce883e8fc020989d5f82ae6f11e";

    public static TheoryData<int> Signatures => LnurlVectors.Indexes("lud04_auth");

    public static TheoryData<int> Derivations => LnurlVectors.Indexes("lud05_bip32");

    [Theory, MemberData(nameof(Signatures))]
    public void A_signature_of_the_vectors_is_judged_as_they_say(int index)
    {
        JsonElement vector = LnurlVectors.Section("lud04_auth")[index];
        byte[] k1 = Convert.FromHexString(vector.Text("k1")!);
        // null: the high-S form, which we take (see LoginSignature.Verify).
        bool expected = vector.GetProperty("valid").ValueKind != JsonValueKind.False;
        Assert.Equal(expected, LoginSignature.Verify(k1, vector.Text("sig_der"), vector.Text("key")));
    }

    [Theory, MemberData(nameof(Signatures))]
    public void A_signature_of_the_vectors_is_reproduced(int index)
    {
        JsonElement vector = LnurlVectors.Section("lud04_auth")[index];
        if (vector.Text("linking_privkey") is not { } secret || vector.GetProperty("valid").ValueKind != JsonValueKind.True) return;
        using PrivateKey key = PrivateKey.Parse(secret);
        LoginSignature signature = LoginSignature.Sign(Convert.FromHexString(vector.Text("k1")!), key);
        Assert.Equal(vector.Text("sig_der"), signature.Der);
        Assert.Equal(vector.Text("key"), signature.PublicKey.ToString());
    }

    [Theory, MemberData(nameof(Derivations))]
    public void A_linking_key_of_the_vectors_is_derived(int index)
    {
        JsonElement vector = LnurlVectors.Section("lud05_bip32")[index];
        string domain = vector.Text("domain")!;
        using PrivateKey hashingKey = PrivateKey.Parse(vector.Text("hashing_privkey"));
        Assert.Equal(vector.GetProperty("path_suffix").EnumerateArray().Select(static number => number.GetUInt32()), LinkingKey.PathFor(hashingKey, domain));
        if (vector.Text("seed_hex") is not { } seedHex) return;

        byte[] seed = Convert.FromHexString(seedHex);
        using PrivateKey derivedHashingKey = LinkingKey.HashingKeyFromSeed(seed);
        Assert.True(hashingKey.FixedTimeEquals(derivedHashingKey));
        using PrivateKey expected = PrivateKey.Parse(vector.Text("linking_privkey"));
        using PrivateKey derived = LinkingKey.FromSeed(seed, domain);
        Assert.True(expected.FixedTimeEquals(derived));
        Assert.Equal(vector.Text("linking_pubkey"), derived.PublicKey.ToString());
        using PrivateKey otherSpelling = LinkingKey.FromSeed(seed, domain.ToUpperInvariant() + ".");
        Assert.True(expected.FixedTimeEquals(otherSpelling));
    }

    [Fact]
    public void The_canonical_phrase_and_the_published_example_of_a_node_s_signature_hold()
    {
        JsonElement section = LnurlVectors.Object("lud13_signmessage");
        Assert.Equal(LinkingKey.CanonicalPhrase, section.Text("canonical_phrase"));
        Assert.Equal(section.Text("phrase_sha256"), DescriptionHash.Of(LinkingKey.CanonicalPhrase).ToString());
        foreach (JsonElement example in section.GetProperty("examples").EnumerateArray())
        {
            byte[] signature = System.Text.Encoding.ASCII.GetBytes(example.Text("obtained_signature_zbase32")!);
            using PrivateKey key = LinkingKey.FromSignature(signature, example.Text("domain")!);
            using PrivateKey expected = PrivateKey.Parse(example.Text("linking_privkey"));
            Assert.True(expected.FixedTimeEquals(key));
        }
    }

    [Fact]
    public void Derivation_refuses_what_is_no_seed_and_no_domain()
    {
        Assert.Throws<ArgumentException>(() => LinkingKey.FromSeed(new byte[15], "site.com"));
        Assert.Throws<ArgumentException>(() => LinkingKey.FromSeed(new byte[65], "site.com"));
        Assert.Throws<ArgumentException>(() => LinkingKey.FromSeed(new byte[16], "."));
        Assert.Throws<ArgumentException>(() => LinkingKey.FromSignature([], "site.com"));
    }

    [Theory]
    [InlineData("000102030405060708090a0b0c0d0e0f", new uint[] { 0x80000000, 1, 0x80000002, 2, 1000000000 }, "471b76e389e528d6de6d816857e012c5455051cad6660850e58372a6c3e6e7c8")]
    [InlineData("4b381541583be4423346c643850da4b320e46a87ae3d2a4e6da11eba819cd4acba45d239319ac14f863b8d5ab5a0d0c64d2e8a1e7d1457df2e5a3c51c73235be", new uint[] { 0x80000000 },
        "491f7a2eebc7b57028e0d3faa0acda02e75c33b03c48fb288c41e2ea44e1daef")]
    public void The_test_vectors_of_bip_32_are_derived(string seed, uint[] path, string expected)
    {
        var node = Bip32.FromSeed(Convert.FromHexString(seed));
        foreach (uint index in path)
        {
            using Bip32 parent = node;
            node = parent.Child(index);
        }
        using PrivateKey key = node.ToPrivateKey();
        using PrivateKey wanted = PrivateKey.Parse(expected);
        Assert.True(wanted.FixedTimeEquals(key));
        node.Dispose();
    }

    [Theory]
    [InlineData("login", LoginAction.Login)]
    [InlineData("register", LoginAction.Register)]
    [InlineData("link", LoginAction.Link)]
    [InlineData("auth", LoginAction.Auth)]
    public void A_login_stands_in_its_address(string action, LoginAction expected)
    {
        var url = new Uri($"https://Site.COM/in?x=1&tag=login&k1={K1}&action={action}");
        LoginRequest login = Assert.IsType<LoginRequest>(LnurlRequest.ReadFromQuery(url)!.Value);
        Assert.Equal((expected, "site.com"), (login.Action, login.Domain));
        Assert.Equal(K1, Convert.ToHexStringLower(login.K1.Span));
        using PrivateKey key = PrivateKey.Parse(new string('1', 64));
        LoginSignature signature = login.Sign(key);
        Assert.Equal(
            $"https://site.com/in?x=1&tag=login&k1={K1}&action={action}&sig={signature.Der}&key={signature.PublicKey}", login.SignInUrl(signature).AbsoluteUri);
    }

    [Fact]
    public void The_scheme_can_say_that_it_is_a_login()
    {
        var url = new Uri($"https://a.example/in?k1={K1}");
        Assert.Null(LnurlRequest.ReadFromQuery(url));
        Assert.IsType<LoginRequest>(LnurlRequest.ReadFromQuery(url, LoginRequest.TagName)!.Value);
        Assert.Null(LnurlRequest.ReadFromQuery(new($"https://a.example/in?tag=payRequest&k1={K1}"), LoginRequest.TagName)); // what the address says comes first
    }

    [Theory]
    [InlineData("https://a.example/?tag=login", "lnurl.k1")]
    [InlineData("https://a.example/?tag=login&k1=00", "lnurl.k1")]
    [InlineData("https://a.example/?tag=login&k1=zz" + "af6254a8df433264fa23f67eb8188635d15ce883e8fc020989d5f82ae6f11e", "lnurl.k1")]
    public void A_login_without_a_challenge_is_refused(string url, string code) =>
        Assert.Equal(code, LnurlRequest.ReadFromQuery(new(url))!.Error!.Code);

    [Theory]
    [InlineData("3006020100020100")] // zeros: form is right, range is not
    [InlineData("30060201ff020101")] // negative
    [InlineData("3007020200010201" + "01")] // not the shortest
    [InlineData("300602010102010100")] // trailing byte
    [InlineData("")]
    [InlineData("30")]
    [InlineData("xx")]
    public void A_signature_that_is_no_strict_der_is_refused(string der) =>
        Assert.False(LoginSignature.Verify(Convert.FromHexString(K1), der, "02c3b844b8104f0c1b15c507774c9ba7fc609f58f343b9b149122e944dd20c9362"));

    [Fact]
    public void Der_is_read_back_as_it_was_written()
    {
        var random = new Random(4);
        byte[] numbers = new byte[64], der = new byte[DerSignature.MaxLength], read = new byte[64];
        for (int i = 0; i < 1000; i++)
        {
            random.NextBytes(numbers);
            if (i % 3 == 0) numbers.AsSpan(0, random.Next(33)).Clear();
            if (i % 5 == 0) numbers.AsSpan(32, random.Next(33)).Clear();
            int length = DerSignature.Write(numbers, der);
            Assert.True(DerSignature.TryRead(der.AsSpan(0, length), read));
            Assert.Equal(numbers, read);
            for (int cut = 0; cut < length; cut++) Assert.False(DerSignature.TryRead(der.AsSpan(0, cut), read));
        }
    }
}
