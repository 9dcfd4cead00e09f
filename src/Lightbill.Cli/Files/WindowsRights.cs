using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace Lightbill.Cli.Files;

/// <summary>What a mode is on Unix, a list of rights is on Windows: files for one user only, and who else may use a file.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsRights
{
    /// <summary>A new file that nobody but its user may open, from the first moment on: nothing is inherited from the folder.</summary>
    /// <exception cref="UnauthorizedAccessException">The user is nobody to whom rights could be given.</exception>
    public static FileStream CreateForOwner(string path)
    {
        var rights = new FileSecurity();
        rights.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        rights.AddAccessRule(new FileSystemAccessRule(CurrentUser(), FileSystemRights.FullControl, AccessControlType.Allow));
        // A buffer of nothing is not to be had here; the caller flushes.
        return new FileInfo(path).Create(FileMode.CreateNew, FileSystemRights.Write, FileShare.None, bufferSize: 1, FileOptions.None, rights);
    }

    /// <summary>Those who may use the file beside its user, as identifiers (S-1-1-0 is everyone). The system and its administrators may open every file anyway.</summary>
    public static IReadOnlyList<string> Others(FileStream file)
    {
        SecurityIdentifier[] known =
        [
            CurrentUser(),
            new(WellKnownSidType.LocalSystemSid, null),
            new(WellKnownSidType.BuiltinAdministratorsSid, null),
        ];
        return
        [
            .. file.GetAccessControl().GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
                .OfType<FileSystemAccessRule>()
                .Where(rule => rule.AccessControlType == AccessControlType.Allow && !known.Contains(rule.IdentityReference))
                .Select(rule => rule.IdentityReference.Value)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static SecurityIdentifier CurrentUser()
    {
        using WindowsIdentity identity = WindowsIdentity.GetCurrent();
        return identity.User ?? throw new UnauthorizedAccessException("the user has no identity of its own");
    }
}
