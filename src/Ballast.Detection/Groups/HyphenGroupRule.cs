namespace Ballast.Detection;

/// <summary>The name after its first '-'.</summary>
internal sealed record HyphenGroupRule : GroupRule
{
    internal override string Of(string file) => OfStem(StemOf(file));

    internal static string OfStem(string stem)
    {
        int hyphen = stem.IndexOf('-', StringComparison.Ordinal);
        return hyphen >= 0 && hyphen < stem.Length - 1 ? stem[(hyphen + 1)..] : stem;
    }
}
