using Lightbill.Cli;
using Lightbill.Cli.Terminal;

return CliApp.Run(args, CliContext.ForProcess());
