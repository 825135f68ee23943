using System.CommandLine;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary>Loss, batch sampler and mixing of one run: the options whose values are recipes.</summary>
internal sealed class TrainingSlots
{
    private static readonly RunSettings Defaults = new() { DatasetPath = "" };

    public Option<string> Loss { get; } = RunOptions.Recipe("--loss-function", "The loss", RunChoices.Losses, Defaults.Loss);

    public Option<string> Sampler { get; } = RunOptions.Recipe("--sampler", "Which training images an epoch shows", RunChoices.Samplers, Defaults.Sampler);

    public Option<string> Mixing { get; } = RunOptions.Recipe("--mixing", "How training images are mixed", RunChoices.Mixings, Defaults.Mixing);

    /// <summary>Settings with what the options say; a loss that is set already stays unless one is given.</summary>
    public RunSettings Fill(ParseResult parsed, RunOptions run, RunSettings settings)
    {
        bool given = parsed.GetResult(Loss) is { Implicit: false };
        var loss = given || settings.Loss == Defaults.Loss ? RunChoices.Losses.Parse(parsed.GetValue(Loss)!) : settings.Loss;
        return settings with
        {
            Loss = run.WithFocalGamma(parsed, loss),
            Sampler = RunChoices.Samplers.Parse(parsed.GetValue(Sampler)!),
            Mixing = RunChoices.Mixings.Parse(parsed.GetValue(Mixing)!),
        };
    }
}
