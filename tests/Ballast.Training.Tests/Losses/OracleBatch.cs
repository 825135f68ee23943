namespace Ballast.Training.Tests;

/// <summary>A batch for the definitions of losses, written out in double precision with no care for extremes: what the library's losses are held against.</summary>
/// <param name="Logits">[n][k].</param>
/// <param name="Frozen">The logits that factors see which are constants to the gradient; equal to the logits but in finite differences.</param>
/// <param name="Labels">[n].</param>
/// <param name="Counts">Training counts, [k].</param>
internal sealed record OracleBatch(double[][] Logits, double[][] Frozen, int[] Labels, int[] Counts)
{
    public int Samples => Logits.Length;

    public int Classes => Counts.Length;

    public double Total => Counts.Sum();

    /// <summary>−log softmax of the true class.</summary>
    public double Nll(int i) => -Math.Log(P(i, Labels[i]));

    public double P(int i, int c) => Softmax(Logits[i])[c];

    public double Frozenp(int i, int c) => Softmax(Frozen[i])[c];

    public double Sigmoid(int i, int c) => 1 / (1 + Math.Exp(-Logits[i][c]));

    public bool Is(int i, int c) => Labels[i] == c;

    /// <summary>−log of the probability of the right answer of a binary question.</summary>
    public double Bce(int i, int c) => -Math.Log(Is(i, c) ? Sigmoid(i, c) : 1 - Sigmoid(i, c));

    /// <summary>−log softmax of the true class after the logits were changed.</summary>
    public double Changed(int i, Func<int, double, double> change) => -Math.Log(Softmax([.. Logits[i].Select((z, c) => change(c, z))])[Labels[i]]);

    public double Mean(Func<int, double> loss) => Enumerable.Range(0, Samples).Average(loss);

    public double WeightedMean(Func<int, double> weight, Func<int, double> loss) =>
        Enumerable.Range(0, Samples).Sum(i => weight(Labels[i]) * loss(i)) / Enumerable.Range(0, Samples).Sum(i => weight(Labels[i]));

    public double Sum(Func<int, int, double> question) => Enumerable.Range(0, Samples).Sum(i => Enumerable.Range(0, Classes).Sum(c => question(i, c)));

    /// <summary>K / Σ (1 − β) / (1 − βⁿ), times the class's own.</summary>
    public double EffectiveWeight(int c, double beta)
    {
        double[] inverse = [.. Counts.Select(count => (1 - beta) / (1 - Math.Pow(beta, count)))];
        return inverse[c] * Classes / inverse.Sum();
    }

    private static double[] Softmax(double[] z)
    {
        double sum = z.Sum(Math.Exp);
        return [.. z.Select(value => Math.Exp(value) / sum)];
    }
}
