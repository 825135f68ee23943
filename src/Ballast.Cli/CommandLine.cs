using System.CommandLine;
using System.CommandLine.Parsing;
using Ballast.Core;

namespace Ballast.Cli;

/// <summary>The program: parses, calls the library, prints, and turns failures into one line and an exit code.</summary>
internal static class CommandLine
{
    private const int Fine = 0, GateFailed = 1, CouldNotRun = 2, Interrupted = 130;

    private static readonly TimeSpan TimeToCleanUp = TimeSpan.FromSeconds(10);

    private const string Purpose = """
        Ballast: class imbalance in image data, from a folder of images to a result you can trust.

        Examples:
          ballast experiments                              every technique on a drawn demo dataset, with a report
          ballast experiments photos --limit 3000          the same on your images, one folder a class
          ballast adjust outputs/mine                      improve a finished run without training its network again
          ballast predict outputs/mine new_photos          the classes of new images
          ballast inspect photos                           class counts, groups, broken files
          ballast balance yolo_dataset balanced            split by volume, only the training part balanced
          ballast resample t.csv out.csv --method smote    a sampler on a table of features
        """;

    /// <summary>Runs one command and returns the exit code: 0 fine, 1 it ran and a gate failed, 2 it could not run.</summary>
    public static int Run(string[] args)
    {
        var verbose = new Option<bool>("--verbose") { Description = "Show where an error comes from.", Recursive = true };
        RootCommand root = Root(verbose);
        ParseResult parsed = root.Parse([.. args.Select(WithHyphens)]);
        if (parsed.Errors.Count > 0) return Refuse(parsed);
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToCleanUp });
        }
        catch (BallastException error)
        {
            Fail(error, parsed.GetValue(verbose));
            return error.Kind == FailureKind.GateFailed ? GateFailed : CouldNotRun;
        }
        catch (OperationCanceledException)
        {
            ErrorLine.Write("stopped. What was finished is kept, nothing is half-written. Give the same command again to go on.");
            return Interrupted;
        }
        catch (Exception error) when (!parsed.GetValue(verbose))
        {
            ErrorLine.Write($"{error.Message} This should not happen; --verbose shows where.");
            return CouldNotRun;
        }
    }

    private static RootCommand Root(Option<bool> verbose) => new(Purpose)
    {
        verbose,
        ExperimentsCommand.Create(),
        TrainCommand.Create(),
        AdjustCommand.Create(),
        PredictCommand.Create(),
        InspectCommand.Create(),
        ConvertCommand.Create(),
        SplitCommand.Create(),
        BalanceCommand.Create(),
        VerifyCommand.Create(),
        AugmentCommand.Create(),
        ResampleCommand.Create(),
        ReportCommand.Create(),
        ExportCommand.Create(),
        DemoCommand.Create(),
        ExplainCommand.Create(),
    };

    /// <summary>Accepts the spelling of the Python programs: <c>--batch_size</c> is <c>--batch-size</c>.</summary>
    private static string WithHyphens(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal)) return argument;
        int end = argument.IndexOf('=');
        return end < 0 ? argument.Replace('_', '-') : argument[..end].Replace('_', '-') + argument[end..];
    }

    private static int Refuse(ParseResult parsed)
    {
        string command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        string message = parsed.UnmatchedTokens.Count > 0
            ? UnknownWord.Explain(parsed.UnmatchedTokens[0], parsed.CommandResult.Command)
            : parsed.Errors[0].Message.TrimEnd('.') + ".";
        ErrorLine.Write($"{message} See 'ballast {command}--help'.");
        return CouldNotRun;
    }

    private static void Fail(BallastException error, bool verbose)
    {
        ErrorLine.Write(error.Message);
        if (verbose) Console.Error.WriteLine(error);
    }
}
