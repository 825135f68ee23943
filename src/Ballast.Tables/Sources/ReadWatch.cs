namespace Ballast.Tables;

/// <summary>Tells how far the work is, and stops it when asked to.</summary>
internal readonly struct ReadWatch(IProgress<TableProgress>? progress, CancellationToken cancellation)
{
    private const int Interval = 8192;

    public CancellationToken Cancellation => cancellation;

    public static ReadWatch None => default;

    public void Report(string stage, double share)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new TableProgress(stage, share));
    }

    /// <summary>Reports a row now and then; cheap enough to call for each.</summary>
    public void Row(string stage, long row, long done, long total)
    {
        if (row % Interval == 0) Report(stage, total == 0 ? 1 : (double)done / total);
    }
}
