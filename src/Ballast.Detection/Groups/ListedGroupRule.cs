namespace Ballast.Detection;

/// <summary>Groups as a CSV file lists them.</summary>
internal sealed record ListedGroupRule : GroupRule
{
    private readonly GroupMap map;

    internal ListedGroupRule(string csvFile) => map = GroupMap.Read(csvFile);

    internal override string Of(string file)
    {
        string stem = StemOf(file), name = file[(file.LastIndexOf('/') + 1)..];
        return map.Find(file) ?? map.Find(name) ?? map.Find(stem) ?? map.Find(HyphenGroupRule.OfStem(stem)) ?? throw map.Missing(file, $"'{stem}'");
    }
}
