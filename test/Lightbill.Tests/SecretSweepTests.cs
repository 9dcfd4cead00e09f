using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Lightbill.Cryptography;
using Lightbill.Lnurls;

namespace Lightbill.Tests;

/// <summary>Secrets are planted in everything that holds one, and looked for in everything that it may say of itself.</summary>
public sealed class SecretSweepTests
{
    private const string Secret = "c0ffee5ec2e7c0ffee5ec2e7c0ffee5ec2e7c0ffee5ec2e7c0ffee5ec2e7c0ff";
    private const string Challenge = "5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e";

    private const string SpecVectorKey = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";

    private static byte[] Bytes => Convert.FromHexString(Secret);

    private static string[] Texts => [Secret, Secret.ToUpperInvariant(), Secret + "ab", Secret[..62], Secret[..63] + "g", "0x" + Secret, " " + Secret, Secret + "\n"];

    [Fact]
    public void A_type_that_holds_a_secret_shows_nothing_of_it()
    {
        using PrivateKey key = PrivateKey.Parse(Secret);
        using PaymentPreimage preimage = PaymentPreimage.Parse(Secret);
        using Bip32 derived = Bip32.FromSeed(Bytes);
        foreach (object holder in new object[] { key, preimage, derived })
        {
            Silent(Secret, holder.ToString(), $"{holder}", JsonSerializer.Serialize(holder, holder.GetType()), Debugger(holder));
        }
        // What disposes itself has something to wipe: a new one belongs into this list.
        Assert.Equal(
            ["PaymentPreimage", "PrivateKey"],
            typeof(PrivateKey).Assembly.GetExportedTypes().Where(typeof(IDisposable).IsAssignableFrom).Where(static type => !type.IsInterface)
                .Where(static type => !typeof(System.Collections.IEnumerator).IsAssignableFrom(type)).Select(static type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_record_with_a_challenge_does_not_print_it() => Silent(
        Challenge,
        new LnurlLogin(Challenge, "login").ToString(),
        new PayerDataField("auth", true, Challenge).ToString(),
        new LnurlFastWithdraw($"https://x.example/?k1={Challenge}", Challenge, default, default, new("x")).ToString());

    /// <summary>Whoever adds a type with a secret must add it here, and then it must be silent.</summary>
    [Fact]
    public void Every_public_type_with_a_secret_says_nothing_of_it()
    {
        byte[] withdraw = Json($$"""{"tag":"withdrawRequest","callback":"https://x.example/w","k1":"{{Challenge}}","minWithdrawable":1,"maxWithdrawable":2,"defaultDescription":"x"}""");
        byte[] channel = Json($$"""{"tag":"channelRequest","uri":"{{SpecVectorKey}}@x.example:9735","callback":"https://x.example/c","k1":"{{Challenge}}"}""");
        byte[] hosted = Json($$"""{"tag":"hostedChannelRequest","uri":"{{SpecVectorKey}}@x.example:9735","k1":"{{Challenge}}","alias":"x"}""");
        var source = new Uri("https://x.example/");
        object[] holders =
        [
            new LnurlLogin(Challenge, "login"), new PayerDataField("auth", true, Challenge), new LnurlFastWithdraw($"https://x.example/?k1={Challenge}", Challenge, default, default, new("x")),
            LnurlRequest.Read(withdraw, source).Value!, LnurlRequest.Read(channel, source).Value!, LnurlRequest.Read(hosted, source).Value!,
            LoginRequest.Read(new($"https://x.example/?tag=login&k1={Challenge}")).Value!,
        ];
        Assert.Equal(
            typeof(PrivateKey).Assembly.GetExportedTypes().Where(HasSecret).Select(static type => type.Name).Order(StringComparer.Ordinal),
            holders.Select(static holder => holder.GetType().Name).Order(StringComparer.Ordinal));
        string base64 = Convert.ToBase64String(Convert.FromHexString(Challenge));
        foreach (object holder in holders)
        {
            string json = JsonSerializer.Serialize(holder, holder.GetType());
            Silent(Challenge, holder.ToString(), $"{holder}", json);
            Silent(base64, json);
        }

        static bool HasSecret(Type type) => type.GetProperties().Any(static property =>
            property.Name is "K1" || property.PropertyType == typeof(PrivateKey) || property.PropertyType == typeof(PaymentPreimage));
        static byte[] Json(string text) => System.Text.Encoding.UTF8.GetBytes(text);
    }

    [Fact]
    public void No_exception_repeats_what_stood_near_a_secret()
    {
        List<Exception> thrown = [];
        foreach (string text in Texts)
        {
            Try(() => PrivateKey.Parse(text).Dispose());
            Try(() => PaymentPreimage.Parse(text).Dispose());
        }
        using PrivateKey key = PrivateKey.Parse(Secret);
        PrivateKey gone = PrivateKey.Parse(Secret);
        PaymentPreimage spent = PaymentPreimage.Parse(Secret);
        gone.Dispose();
        spent.Dispose();
        Try(() => PrivateKey.FromBytes([.. Bytes, 0]));
        Try(() => PaymentPreimage.FromBytes(Bytes.AsSpan(1)));
        Try(() => key.Sign([.. Bytes, 0]));
        Try(() => key.ExportTo(new byte[1]));
        Try(() => key.FixedTimeEquals(gone));
        Try(() => gone.Sign(Bytes));
        Try(() => spent.ExportHex());
        Try(() => LinkingKey.FromSeed([.. Bytes, .. Bytes, 1], "x.example"));
        Try(() => LinkingKey.FromSeed(Bytes, "."));
        Try(() => LinkingKey.PathFor(key, ""));
        Try(() => LinkingKey.FromSignature(Bytes, ""));
        Try(() => LoginSignature.Sign([.. Bytes, 0], key));
        Assert.True(thrown.Count >= 20);
        Silent(Secret[..60], [.. thrown.Select(static problem => problem.ToString())]);

        void Try(Action action)
        {
            try
            {
                action();
            }
            catch (Exception problem) when (problem is ArgumentException or FormatException or ObjectDisposedException)
            {
                thrown.Add(problem);
            }
        }
    }

    [Fact]
    public void A_decryption_that_fails_says_nothing_of_the_preimage()
    {
        using PaymentPreimage preimage = PaymentPreimage.Parse(Secret);
        string block = Convert.ToBase64String(new byte[16]);
        foreach (string ciphertext in new[] { block, "AAAA", "?", "" })
        {
            var action = new AesAction(new("x"), ciphertext, block);
            if (action.TryDecrypt(preimage, out _, out Lightbill.Findings.Finding? problem)) continue;
            Silent(Secret, problem.ToString(), problem.Message, problem.Advice, JsonSerializer.Serialize(action), action.ToString());
        }
    }

    private static void Silent(string secret, params string?[] said)
    {
        foreach (string? text in said) Assert.DoesNotContain(secret, text ?? "", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What a debugger lays open when it unfolds an object: fields and properties that do not forbid it.</summary>
    private static string Debugger(object holder) => string.Join('\n', holder.GetType()
        .GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(static member => member.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.Never)
        .Select(member => member switch
        {
            FieldInfo field => field.GetValue(holder),
            PropertyInfo { PropertyType.IsByRefLike: false } property => property.GetValue(holder),
            PropertyInfo => throw new InvalidOperationException($"{member.Name} is a span that a debugger shows"),
            _ => null,
        })
        .Select(static value => value is byte[] bytes ? Convert.ToHexString(bytes) : value?.ToString()));
}
