using Ballast.Core;

namespace Ballast.Tables.Tests;

/// <summary>A file of a table for one test, and what comes of it.</summary>
internal sealed class TestTable : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TestTable(string text, string name = "t.csv")
    {
        Path = folder[name];
        File.WriteAllText(Path, text);
    }

    public TestTable(byte[] bytes, string name)
    {
        Path = folder[name];
        File.WriteAllBytes(Path, bytes);
    }

    /// <summary>Rows with one feature: 12 of class a (0 to 11) and 4 of class b (100 to 103).</summary>
    public static string Small { get; } = "x,class\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{i}.50,a\n")) + string.Concat(Enumerable.Range(100, 4).Select(i => $"{i}.50,b\n"));

    public string Path { get; }

    public string Out => folder["out" + System.IO.Path.GetExtension(Path)];

    public string this[string name] => folder[name];

    /// <summary>What a wrong file is told, without the folder.</summary>
    public string Refusal(Action read) => Assert.Throws<BallastException>(read).Message.Replace(folder.FullPath + "/", "", StringComparison.Ordinal);

    public string ReadRefusal(TableReadOptions? options = null) => Refusal(() => TableFile.Read(Path, options));

    public string RunRefusal(Func<TableResamplingSettings, TableResamplingSettings> change) => Refusal(() => Run(change));

    public ResamplingReport Run(Func<TableResamplingSettings, TableResamplingSettings> change) =>
        TableResampling.Run(change(new TableResamplingSettings { TablePath = Path, OutputPath = Out, Method = "random_over_sampler", Workers = 1 }));

    public string[] OutLines() => File.ReadAllLines(Out);

    public void Dispose() => folder.Dispose();
}
