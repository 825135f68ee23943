using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>What a run says about images that it was not tested on.</summary>
/// <param name="Files">The images, as they were given; those of a folder start with its name.</param>
/// <param name="Classes">The class names.</param>
/// <param name="Probabilities">[images, classes]; each row sums to 1.</param>
/// <param name="Problems">The files that were left out, and why.</param>
public sealed record ImagePredictions(ImmutableArray<string> Files, ClassNames Classes, Matrix<double> Probabilities, ImmutableArray<DataProblem> Problems)
{
    /// <summary>The most probable class of an image; of equally probable ones the first.</summary>
    /// <param name="image">The image, from 0.</param>
    public int Predicted(int image)
    {
        ReadOnlySpan<double> row = Probabilities.Row(image);
        int best = 0;
        for (int label = 1; label < row.Length; label++)
            if (row[label] > row[best])
                best = label;
        return best;
    }

    /// <summary>The probability of the most probable class of an image, 1 / classes … 1.</summary>
    /// <param name="image">The image, from 0.</param>
    public double Confidence(int image) => Probabilities[image, Predicted(image)];

    /// <summary>Writes a CSV file with a line an image: file, predicted_class, confidence, and p_ with the name of each class.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <exception cref="BallastException">The file cannot be written.</exception>
    public void Write(string path) => WriteGuard.Run(path, () =>
    {
        var csv = new CsvWriter(["file", "predicted_class", "confidence", .. Classes.Select(name => "p_" + name)]);
        for (int i = 0; i < Files.Length; i++)
            csv.Row([Files[i], Classes[Predicted(i)], Confidence(i), .. Probabilities.Row(i).ToArray().Cast<object>()]);
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        AtomicFile.WriteText(full, csv.ToString());
        return 0;
    });
}
