namespace Ballast.Cli.Tests;

/// <summary>A drawn study of 12 volumes, made once for all tests that read it, and the annotations of a few more.</summary>
public sealed class DrawnKnees : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public DrawnKnees()
    {
        BallastProcess.Outcome outcome = BallastProcess.Run(Root, "demo", "knees", "--kind", "knees", "--volumes", "12");
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
    }

    /// <summary>A folder that holds <c>knees</c>.</summary>
    internal string Root => folder.FullPath;

    internal string Dataset => folder["knees"];

    /// <summary>Writes fastMRI+ rows: a tear in slice 3 of each of some volumes, a repeated row, another label, a statement about a study and one that cannot be read.</summary>
    internal static void WriteRows(string path, int volumes) => File.WriteAllText(
        path,
        "file,slice,study_level,x,y,width,height,label\n"
        + string.Concat(Enumerable.Range(0, volumes).Select(volume => $"file{volume:00},3,No,100,150,30,20,Meniscus Tear\n"))
        + "file00,3,No,100,150,30,20,Meniscus Tear\nfile00,4,No,100,-1,30,20,Meniscus Tear\nfile01,5,No,10,10,9,9,Cyst\nfile01,0,Yes,,,,,artifact\nfile01,x,No,10,10,9,9,Cyst\n");

    public void Dispose() => folder.Dispose();
}
