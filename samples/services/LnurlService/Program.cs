// An LNURL service on this machine, for trying a client. Arguments: a port (default 5080), and what to do wrong (see Misbehaviour).
using System.Globalization;
using LnurlService;

int port = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5080;
await using Service service = await Service.StartAsync(port);
if (args.Length > 1) service.Misbehaviour = Enum.Parse<Misbehaviour>(args[1], ignoreCase: true);

Console.WriteLine($"address:  {service.LightningAddress}");
Console.WriteLine($"pay:      {Service.WithScheme("lnurlp", service.PayUrl)}");
Console.WriteLine($"withdraw: {Service.WithScheme("lnurlw", service.NewWithdrawUrl())}");
Console.WriteLine($"login:    {Service.WithScheme("keyauth", service.NewLoginUrl())}");
Console.WriteLine($"doing wrong: {service.Misbehaviour}. Ctrl+C ends it.");
await service.WaitAsync();
