namespace Ballast.Experiments;

/// <summary>The name of a run's folder.</summary>
internal static class ExperimentFolder
{
    public static string NameOf(string model, RunSettings settings)
    {
        string technique = settings.Technique == BalancingTechnique.None ? "baseline" : RunChoices.Techniques.NameOf(settings.Technique);
        string name = $"{model}_balance_{technique}_{RecipeSlug.Of(RunChoices.Losses.Format(settings.Loss))}";
        string sampler = RunChoices.Samplers.Format(settings.Sampler), mixing = RunChoices.Mixings.Format(settings.Mixing);
        if (sampler != Standard.Sampler) name += $"_{RecipeSlug.Of(sampler)}";
        return mixing == Standard.Mixing ? name : $"{name}_{RecipeSlug.Of(mixing)}";
    }

    private static (string Sampler, string Mixing) Standard { get; } =
        (RunChoices.Samplers.Format(new RunSettings { DatasetPath = "" }.Sampler), RunChoices.Mixings.Format(new RunSettings { DatasetPath = "" }.Mixing));
}
