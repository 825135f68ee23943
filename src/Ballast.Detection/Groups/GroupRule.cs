namespace Ballast.Detection;

/// <summary>How the group of an image (its volume, its patient) is told.</summary>
public abstract record GroupRule
{
    private protected GroupRule()
    {
    }

    /// <summary>The file name without its ending, after the first '-': <c>IM1-01-02-00011.png</c> is of <c>01-02-00011</c>; all of the name where there is no '-'.</summary>
    public static GroupRule AfterFirstHyphen { get; } = new HyphenGroupRule();

    /// <summary>What a regular expression finds in the file name without its ending: its group <c>group</c>, else its first group, else all that it matches.</summary>
    /// <param name="pattern">A .NET regular expression.</param>
    /// <exception cref="Core.BallastException">The pattern is no regular expression.</exception>
    public static GroupRule Matching(string pattern) => new PatternGroupRule(pattern);

    /// <summary>What a CSV file says: a column <c>file</c> (path, name, name without ending, or the volume after the first '-') and a column <c>group</c>.</summary>
    /// <param name="csvFile">The file.</param>
    /// <exception cref="Core.BallastException">The file cannot be read, has no such columns, or contradicts itself.</exception>
    public static GroupRule Listed(string csvFile) => new ListedGroupRule(csvFile);

    /// <summary>The group of an image.</summary>
    /// <param name="file">The path relative to the dataset's root, with '/'.</param>
    /// <exception cref="Core.BallastException">The rule has no group for it.</exception>
    internal abstract string Of(string file);

    internal static string StemOf(string file)
    {
        string name = file[(file.LastIndexOf('/') + 1)..];
        int dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }
}
