namespace Ballast.Samples;

/// <summary>One call of the sample ClassWeights on the drawn leaves, and what it printed, block by block.</summary>
public sealed class ClassWeightsRun : IDisposable
{
    private readonly string[][] blocks;

    public ClassWeightsRun()
    {
        var parts = new List<List<string>> { new() };
        foreach (string line in SampleProcess.Run("ClassWeights"))
        {
            if (line.Length == 0) parts.Add([]);
            else parts[^1].Add(line);
        }

        blocks = [.. parts.Select(part => part.ToArray())];
        Classes = [.. blocks[1][1..].Select(line => Words(line)[0])];
    }

    /// <summary>The classes in the order of their labels.</summary>
    public string[] Classes { get; }

    public string[] Histogram => blocks[0];

    public string NetworkLine => blocks[2][0];

    /// <summary>The folders of the runs without and with weights.</summary>
    public string[] Folders => [.. blocks[8][1..].Select(line => line.Trim())];

    /// <summary>Train, val, test and weight of each class.</summary>
    public double[][] Parts => Rows(blocks[1][1..]);

    /// <summary>Without, with and change of accuracy, balanced accuracy and macro-F1.</summary>
    public double[][] Scores => Rows(blocks[3][1..], 3);

    public double[][] Recall => Rows(blocks[4][1..]);

    public double[][] Precision => Rows(blocks[5][1..]);

    /// <summary>The confusion matrix without (0) or with (1) weights: rows are the truth.</summary>
    public double[][] Confusion(int run) => Rows(blocks[6 + run][2..], Classes.Length);

    public void Dispose()
    {
        // …/class-weights-XXXX/outputs/run: what the sample wrote for a person to look at.
        string work = Path.GetDirectoryName(Path.GetDirectoryName(Folders[0]))!;
        Assert.Contains("class-weights-", work, StringComparison.Ordinal);
        Directory.Delete(work, recursive: true);
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static double[][] Rows(string[] lines) => Rows(lines, Words(lines[0]).Length - 1);

    private static double[][] Rows(string[] lines, int columns) => [.. lines.Select(line => Words(line)[^columns..].Select(word => double.Parse(word.Replace('−', '-'))).ToArray())];
}
