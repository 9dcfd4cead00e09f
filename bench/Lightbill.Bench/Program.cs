using BenchmarkDotNet.Running;
using Lightbill.Bench;

if (args is ["ratios", ..]) Ratios.Run(Console.Out);
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
