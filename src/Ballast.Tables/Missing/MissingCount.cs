namespace Ballast.Tables;

/// <summary>How many values of one column are missing, and where the first is.</summary>
internal sealed class MissingCount(string column)
{
    public string Column => column;

    public long Count { get; private set; }

    /// <summary>Where the first is, as an error starts: <c>path:line:column</c>, or path and row.</summary>
    public string? First { get; set; }

    /// <summary>Counts one; true for the first, whose place is then to be told.</summary>
    public bool Add() => Count++ == 0;
}
