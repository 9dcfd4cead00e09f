using Lightbill.Processes;

if (args.Length < 2)
{
    Console.Error.WriteLine("usage: Lightbill.Processes LIGHTBILL.DLL EMPTY.DLL [startup] [bulk] [growth] [lengths] [peers]; bench/processes.sh does it all");
    return 2;
}
string[] parts = args.Length > 2 ? args[2..] : ["startup", "bulk", "growth", "lengths", "peers"];
var figures = new Figures(["dotnet", args[0]], ["dotnet", args[1]]);
foreach (string part in parts)
{
    switch (part)
    {
        case "startup": figures.StartUp(); break;
        case "bulk": figures.Bulk(); break;
        case "growth": figures.Growth(); break;
        case "lengths": figures.Lengths(); break;
        case "peers": figures.Peers(); break;
        default:
            Console.Error.WriteLine($"there is no part '{part}': startup, bulk, growth, lengths, peers");
            return 2;
    }
}
return 0;
