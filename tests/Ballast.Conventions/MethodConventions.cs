using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Tables;

namespace Ballast.Conventions;

/// <summary>The pages of docs/methods, held against the methods: what is public has a page, and a page says what is there.</summary>
public sealed partial class MethodConventions
{
    private static readonly string[] Headings = ["When, and when not", "Use", "Options", "How it is computed", "Pitfalls", "Cost", "References"];

    private static readonly string[] CommonOptions =
        [nameof(SamplerOptions.Target), nameof(SeededSamplerOptions.Seed), nameof(SamplerOptions.Workers), nameof(SamplerOptions.Compatibility), nameof(SamplerOptions.ClassNames)];

    private static Type[] Samplers { get; } = [.. typeof(ISampler).Assembly.GetExportedTypes().Where(type => type.IsClass && !type.IsAbstract && type.IsAssignableTo(typeof(ISampler)))];

    [Fact]
    public void Every_public_sampler_has_a_page()
    {
        Assert.NotEmpty(Samplers);
        HashSet<string> pages = [.. MethodDocument.All.Select(page => page.Name)];
        Verdict.None(
            Samplers.Select(type => MethodDocument.NameFor(type.Name)).Where(name => !pages.Contains(name)).Select(name => new Violation($"docs/methods/{name}.md", 1, "is not there")),
            "Write these pages; smote.md is the model.");
    }

    [Fact]
    public void Every_page_has_the_headings_in_their_order() => Verdict.None(
        from page in MethodDocument.All
        let found = page.Headings.Where(heading => !heading.StartsWith("Departs from ", StringComparison.Ordinal)).ToArray()
        where !found.SequenceEqual(Headings) || found.Length == page.Headings.Count()
        select new Violation(page.File, 1, string.Join(" | ", page.Headings)),
        $"The headings are {string.Join(" | ", Headings)}, and Departs from … before Pitfalls.");

    [Fact]
    public void The_options_of_a_page_are_those_of_the_method() => Verdict.None(
        from page in MethodDocument.All
        let type = TypeOf(page)
        where type is not null && OptionsOf(type) is not null
        let common = Samplers.Contains(type) ? CommonOptions : []
        let own = OptionsOf(type)!.GetProperties().Where(each => each.SetMethod is not null).Select(each => each.Name).Except(common).ToHashSet(StringComparer.Ordinal)
        let told = page.Options.ToHashSet(StringComparer.Ordinal)
        where !own.SetEquals(told)
        select new Violation(page.File, 1, $"missing: {string.Join(", ", own.Except(told))}; too many: {string.Join(", ", told.Except(own))}"),
        "Let the table say what the options record has, without what all samplers have.");

    [Fact]
    public void Every_program_of_a_page_compiles() => Verdict.None(
        MethodDocument.All.SelectMany(page => page.Programs.SelectMany(program => MethodProgram.Errors(page.File, program.Line, program.Code))),
        "Mend these programs; MethodProgram says which variables are in scope.");

    [Fact]
    public void Every_page_shows_a_program() =>
        Verdict.None(MethodDocument.All.Where(page => !page.Programs.Any()).Select(page => new Violation(page.File, 1, "no block of csharp")), "Show the shortest program that uses the method.");

    [Fact]
    public void Every_command_of_a_page_names_a_method_and_settings_that_are_there() => Verdict.None(
        MethodDocument.All.SelectMany(page => page.Commands.Select(command => (page, command)))
            .Select(each => (each.page, each.command, Error: Refusal(each.command.Command)))
            .Where(each => each.Error is not null)
            .Select(each => new Violation(each.page.File, each.command.Line, each.Error!)),
        "Mend these commands.");

    [Fact]
    public void The_index_lists_every_page_once() =>
        Assert.Equal(MethodDocument.All.Select(page => page.Name), IndexRow.Matches(MethodDocument.Index).Select(row => row.Groups["name"].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_link_of_a_page_leads_somewhere() => Verdict.None(
        from page in MethodDocument.All.Append(new MethodDocument("README", MethodDocument.Index))
        from Match link in Link.Matches(page.Text)
        let target = link.Groups["target"].Value
        where !target.StartsWith("https://", StringComparison.Ordinal) && !File.Exists(MethodDocument.TargetOf(target.Split('#')[0]))
        select new Violation(page.File, page.Text.AsSpan(0, link.Index).Count('\n') + 1, target),
        "Mend these links.");

    [Fact]
    public void A_program_with_a_mistake_is_told_with_its_line()
    {
        const string Code = "var sampler = new Smote(new SmoteOptions());\nsampler.Resample(features, labels, clases);";
        Assert.Equal(["PAGE.md:8: The name 'clases' does not exist in the current context"], MethodProgram.Errors("PAGE.md", 7, Code).Select(error => error.ToString()));
    }

    private static Type? TypeOf(MethodDocument page) => typeof(ISampler).Assembly.GetExportedTypes().FirstOrDefault(type => MethodDocument.NameFor(type.Name) == page.Name);

    /// <summary>The record that a method is made with.</summary>
    private static Type? OptionsOf(Type type) => type.GetConstructors().SelectMany(each => each.GetParameters())
        .Concat(type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name == "Fit").SelectMany(method => method.GetParameters()))
        .Select(parameter => parameter.ParameterType)
        .FirstOrDefault(parameter => parameter.Name.EndsWith("Options", StringComparison.Ordinal));

    /// <summary>What is wrong with a command, or nothing.</summary>
    private static string? Refusal(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["ballast", "resample", ..]) return $"'{command}' is no ballast resample.";
        string? method = null;
        var settings = ImmutableDictionary<string, string>.Empty;
        for (int i = 2; i + 1 < words.Length; i++)
        {
            if (words[i] == "--method") method = words[i + 1];
            else if (words[i] == "--set" && words[i + 1].Split('=') is [var name, var value]) settings = settings.Add(name, value);
        }

        if (method is null) return $"'{command}' names no method.";
        try
        {
            SamplerCatalog.Create(method, new SamplerRequest { Settings = settings, CategoricalColumns = words.Contains("--categorical") ? [0] : [] });
            return null;
        }
        catch (BallastException error)
        {
            return error.Message;
        }
    }

    [GeneratedRegex(@"^\| \[(?<name>\w+)\]\(\k<name>\.md\) \| .+ \|$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex IndexRow { get; }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link { get; }
}
