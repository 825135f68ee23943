namespace Ballast.Metrics;

/// <summary>The counts of a decision between a class and the rest.</summary>
internal readonly record struct BinaryTally(int Hits, int FalseAlarms, int Positives, int Negatives)
{
    public double Recall => (double)Hits / Positives;

    public double Specificity => (double)(Negatives - FalseAlarms) / Negatives;

    public double Precision => Hits + FalseAlarms == 0 ? 0 : (double)Hits / (Hits + FalseAlarms);
}
