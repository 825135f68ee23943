namespace Ballast.Tables;

/// <summary>What is learned of one feature column while its cells are read as numbers.</summary>
internal sealed class CsvColumn(string name, int cell)
{
    private bool steps = true;
    private double last = double.NaN;

    public string Name => name;

    /// <summary>Its place among the cells of a record.</summary>
    public int Cell => cell;

    /// <summary>Whether the person says that it holds categories.</summary>
    public bool Declared { get; init; }

    public MissingCount Missing { get; } = new(name);

    public long Numbers { get; private set; }

    public long Texts { get; private set; }

    public bool IsWhole { get; private set; } = true;

    /// <summary>Whether each value is one more than the last: a number of the row, not a feature.</summary>
    public bool CountsRows => steps && Numbers > 2 && Texts == 0;

    /// <summary>The first cell that is no number, and its line.</summary>
    public (string Text, int Line) FirstText { get; private set; }

    public bool NeedsCodes => Declared || Texts > 0;

    public void AddNumber(double value)
    {
        Numbers++;
        IsWhole = IsWhole && Math.Floor(value) == value;
        steps = steps && (Numbers == 1 || value == last + 1);
        last = value;
    }

    public void AddText(ReadOnlySpan<char> text, int line)
    {
        if (Texts++ == 0) FirstText = (text.Trim().ToString(), line);
    }
}
