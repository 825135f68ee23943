namespace Ballast.Metrics;

/// <summary>Confusion matrices of resamples of one or more sets of predictions, counted from the same draws.</summary>
internal sealed class ResampledCounts
{
    private readonly IReadOnlyList<PredictedLabels> sets;
    private readonly UnitValues[] cells;
    private readonly int units;

    public ResampledCounts(IReadOnlyList<PredictedLabels> sets, ResamplingUnits[] unitsOfSet)
    {
        this.sets = sets;
        cells = [.. sets.Select((set, i) => new UnitValues(CellOfSample(set), unitsOfSet[i]))];
        units = unitsOfSet[0].Count;
    }

    /// <summary>
    /// Calls <paramref name="score"/> with the matrices of each resample, one a set; null for a set none of whose samples were drawn.
    /// </summary>
    public void ForEach(BootstrapOptions options, Action<int, ConfusionMatrix?[]> score) =>
        ParallelResamples.Run(options.Resamples, options.Threads, (from, to) =>
        {
            int[] drawn = new int[units];
            int[][] counts = [.. sets.Select(set => new int[set.Classes * set.Classes])];
            ConfusionMatrix?[] matrices = new ConfusionMatrix?[sets.Count];
            for (int resample = from; resample < to; resample++)
            {
                ResamplingUnits.Draw(options.Seed, resample, drawn);
                for (int set = 0; set < matrices.Length; set++)
                {
                    Array.Clear(counts[set]);
                    cells[set].Count(drawn, counts[set]);
                    matrices[set] = counts[set].AsSpan().ContainsAnyExcept(0) ? ConfusionMatrix.FromCounts(counts[set], sets[set].Classes) : null;
                }

                score(resample, matrices);
            }
        });

    private static int[] CellOfSample(PredictedLabels set) => [.. set.Truth.Select((truth, i) => truth * set.Classes + set.Predicted[i])];
}
