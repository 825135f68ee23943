using System.CommandLine;

namespace Ballast.Cli;

/// <summary><c>ballast explain</c>: what a method does, when to use it and when not.</summary>
internal static class ExplainCommand
{
    private const string Purpose = """
        Explain a method: what it does, when to use it and when not, its options, how it is computed, what departs from the paper and from imbalanced-learn.
        Without METHOD, list all.

        Examples:
          ballast explain
          ballast explain smote
          ballast explain edited-nearest-neighbours
        """;

    public static Command Create()
    {
        var method = new Argument<string?>("METHOD") { Description = "Its name, in any spelling, for example SMOTENC or tomek-links.", Arity = ArgumentArity.ZeroOrOne };
        var list = new Option<bool>("--list") { Description = "List all methods, with a line each." };
        Option<bool> json = JsonOutput.Option();
        var command = new Command("explain", Purpose) { method, list, json };
        command.SetAction(parsed =>
        {
            bool asJson = parsed.GetValue(json);
            if (parsed.GetValue(method) is not { } name || parsed.GetValue(list)) ShowAll(asJson);
            else Show(MethodPages.Find(name), asJson);
            return 0;
        });
        return command;
    }

    private static void Show(MethodPage page, bool asJson)
    {
        if (asJson) JsonOutput.Write(new { page.Name, page.Title, page.Kind, page.Text });
        else Console.Write(MarkdownText.Render(page.Text, Screen.TextWidth));
    }

    private static void ShowAll(bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(MethodPages.All.Select(page => new { page.Name, page.Title, page.Kind, page.Summary }));
            return;
        }

        int width = MethodPages.All.Max(page => page.Name.Length) + 4;
        foreach (IGrouping<string, MethodPage> group in MethodPages.All.GroupBy(page => page.Kind))
        {
            Console.WriteLine(group.Key);
            foreach (MethodPage page in group)
                Console.Write(WrappedText.Of(MarkdownText.Inline(page.Summary), Screen.TextWidth, ("  " + page.Name).PadRight(width), new string(' ', width)));
            Console.WriteLine();
        }

        Console.WriteLine("ballast explain METHOD tells more.");
    }
}
