using Lightbill.Lnurls;

namespace Lightbill.Cli.Services;

/// <summary>What a sign-in is for, in words.</summary>
internal static class LoginText
{
    public static string Of(LoginAction action) => action switch
    {
        LoginAction.Register => "register: a new account",
        LoginAction.Login => "login: an existing account",
        LoginAction.Link => "link: the key is added to an account",
        LoginAction.Auth => "auth: consent to something, without an account",
        _ => "not said",
    };

    /// <summary>As the protocol spells it; null when it is not said.</summary>
    public static string? NameOf(LoginAction action) => action == LoginAction.Unspecified ? null : action.ToString().ToLowerInvariant();
}
