using System.Text.Json;

namespace Lightbill.Tests;

public class Bip353NameTests
{
    private static readonly JsonElement Names = RepositoryFiles.ReadJson("vectors/uris/bip353.json").GetProperty("names");

    public static TheoryData<string, string?> Vectors => new(Names.EnumerateArray()
        .Select(one => (one.GetProperty("input").GetString()!, one.GetProperty("valid").GetBoolean() ? one.GetProperty("dns_name").GetString() : null)));

    [Theory, MemberData(nameof(Vectors))]
    public void A_name_gives_what_the_dns_is_asked_for(string input, string? dnsName)
    {
        Assert.Equal(dnsName is not null, Bip353Name.TryParse(input, out Bip353Name? name));
        Assert.Equal(dnsName, name?.DnsName);
        PaymentInstruction? instruction = PaymentInstruction.Read("₿" + input.TrimStart('₿')).Instruction;
        Assert.Equal(dnsName, (instruction as Bip353Name)?.DnsName);
        if (instruction is not Bip353Name read) return;
        Assert.Equal("₿" + input.TrimStart('₿'), read.ToString());
        Assert.Equal(read, Assert.IsType<Bip353Name>(PaymentInstruction.Parse(read.ToString().ToUpperInvariant())));
    }
}
