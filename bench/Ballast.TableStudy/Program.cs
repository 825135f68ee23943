namespace Ballast.TableStudy;

/// <summary>Does resampling beat doing nothing with a tuned threshold? On every imbalanced table of a folder, by repeated stratified cross-validation.</summary>
internal static class Program
{
    private const string Usage = """
        Usage: Ballast.TableStudy TABLES OUT [REPEATS=2]
        Reads every CSV table of the folder TABLES, writes OUT.csv (a row a table, learner and treatment) and OUT.md (what it says).
        """;

    public static int Main(string[] arguments)
    {
        if (arguments.Length < 2)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        int repeats = arguments.Length > 2 ? int.Parse(arguments[2]) : 2;
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        var outcomes = new List<Outcome>();
        var tables = new List<StudyTable>();
        foreach (string path in Directory.GetFiles(arguments[0], "*.csv").Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(path) == "MANIFEST.csv" || StudyTable.Read(path) is not { } table) continue;
            tables.Add(table);
            outcomes.AddRange(CrossValidation.Run(table, repeats));
            double seconds = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.Error.WriteLine($"{table.Name}: {table.Labels.Length} rows, {table.Positives} positive, {seconds:0} s");
        }

        Report.Write(arguments[1], tables, outcomes, repeats);
        return 0;
    }
}
