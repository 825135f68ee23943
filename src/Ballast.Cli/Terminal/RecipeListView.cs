using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary>Losses, samplers, mixings, optimisers and schedules with all their parameters.</summary>
internal static class RecipeListView
{
    private static readonly (string Subject, Func<ImmutableArray<RecipeHelp>> Recipes)[] Lists =
    [
        ("losses", () => RunChoices.Losses.Help),
        ("samplers", () => RunChoices.Samplers.Help),
        ("mixing", () => RunChoices.Mixings.Help),
        ("optimizers", () => RunChoices.Optimizers.Help),
        ("schedules", () => RunChoices.Schedules.Help),
        ("techniques", () => [.. RunChoices.Techniques.Names.Select(name => new RecipeHelp(name, name, "", []))]),
        ("experiments", () => [.. ExperimentCatalog.All.Select(each => new RecipeHelp(each.Name, each.Title, $"{each.Title}; group {RunChoices.Groups.NameOf(each.Group)}", []))]),
    ];

    public static IEnumerable<string> Subjects => Lists.Select(list => list.Subject);

    public static void Show(string subject, bool asJson)
    {
        string wanted = subject.Replace('-', '_').ToLowerInvariant();
        Func<ImmutableArray<RecipeHelp>> recipes = Lists.FirstOrDefault(list => list.Subject == wanted).Recipes
            ?? throw new BallastException($"There is no list '{subject}'. Did you mean '{NearestName.Of(wanted, Subjects)}'? Lists: {string.Join(", ", Subjects)}.");
        if (asJson)
        {
            JsonOutput.Write(recipes());
            return;
        }

        foreach (RecipeHelp recipe in recipes())
        {
            Console.WriteLine(recipe.Description.Length > 0 ? $"{recipe.Name}  {recipe.Description}" : recipe.Name);
            int width = recipe.Parameters.Select(each => each.Key.Length + each.Standard.Length + 1).DefaultIfEmpty().Max() + 6;
            foreach (RecipeParameterHelp parameter in recipe.Parameters)
                Console.Write(WrappedText.Of(parameter.Description, Screen.TextWidth, $"    {parameter.Key}={parameter.Standard}".PadRight(width), new string(' ', width)));
        }
    }
}
