using Lightbill.Cryptography;
using Lightbill.Lnurls;

namespace Lightbill.Client.Tests;

public class LoginTests : ServiceTest
{
    private static readonly byte[] Seed = Convert.FromHexString("000102030405060708090a0b0c0d0e0f");

    [Fact]
    public async Task A_user_signs_in_with_a_key_for_the_domain()
    {
        var login = Assert.IsType<LoginRequest>(await Client.ResolveAsync(Service.NewLoginUrl("register"), LoginRequest.TagName));
        Assert.Empty(Service.Requests); // a login is never fetched before it is signed
        Assert.Equal((LoginAction.Register, "127.0.0.1"), (login.Action, login.Domain));
        using PrivateKey key = LinkingKey.FromSeed(Seed, login.Domain);
        await Client.LoginAsync(login, key);
        Assert.Equal(key.PublicKey.ToString(), Assert.Single(Service.SignedIn));

        LnurlException again = await RefusedAsync("lnurl.service-error", () => Client.LoginAsync(login, key));
        Assert.Equal("Already used", again.Reason!.Raw);
    }

    [Fact]
    public async Task A_challenge_that_the_service_did_not_set_is_refused_by_it()
    {
        var url = new Uri(Service.Address, $"login?tag=login&k1={new string('a', 64)}");
        using PrivateKey key = LinkingKey.FromSeed(Seed, "127.0.0.1");
        await RefusedAsync("lnurl.service-error", async () => await Client.LoginAsync((LoginRequest)await Client.ResolveAsync(url), key));
        Assert.Empty(Service.SignedIn);
    }
}
