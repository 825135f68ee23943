using Ballast.Cli;

return CommandLine.Run(args);
