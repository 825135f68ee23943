using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;

namespace ClassWeights;

/// <summary>Two confusion matrices of the same test part, side by side.</summary>
internal sealed class Comparison(ClassNames classes, ConfusionMatrix without, ConfusionMatrix with)
{
    private readonly int width = classes.Append("balanced accuracy").Max(name => name.Length);

    public void Print()
    {
        Console.WriteLine($"\n{"".PadRight(width)} without    with  change");
        Line("accuracy", ClassificationScores.Accuracy);
        Line("balanced accuracy", ClassificationScores.BalancedAccuracy);
        Line("macro-F1", ClassificationScores.MacroF1);
        ByClass("recall", ClassificationScores.Recall);
        ByClass("precision", ClassificationScores.Precision);
        Counts("without class weights", without);
        Counts("with class weights", with);
    }

    private void Line(string name, Func<ConfusionMatrix, double> score)
    {
        double before = score(without), after = score(with);
        Console.WriteLine($"{name.PadRight(width)} {before,7:0.000} {after,7:0.000} {SignedNumber.Of(after - before),7}");
    }

    private void ByClass(string name, Func<ConfusionMatrix, ImmutableArray<double>> scores)
    {
        Console.WriteLine($"\n{name}");
        for (int label = 0; label < classes.Count; label++) Line(classes[label], counts => scores(counts)[label]);
    }

    private void Counts(string title, ConfusionMatrix counts)
    {
        Console.WriteLine($"\n{title}: rows are the truth, columns what was predicted");
        // Numbers head the columns: names of many classes would not fit.
        Console.WriteLine("".PadRight(width + 3) + string.Concat(classes.Select((_, label) => $" {label + 1,5}")));
        for (int truth = 0; truth < classes.Count; truth++)
            Console.WriteLine($"{truth + 1,2} {classes[truth].PadRight(width)}" + string.Concat(classes.Select((_, predicted) => $" {counts[truth, predicted],5}")));
    }
}
