using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>A classifier on the features of a frozen network, in place of the network's own.</summary>
public abstract record FeatureHead
{
    private protected FeatureHead()
    {
    }

    /// <summary>The number of classes.</summary>
    public abstract int Classes { get; }

    /// <summary>The probability of each class.</summary>
    /// <param name="images">The features and scores of the images, by the network that the head was made for.</param>
    /// <returns>[images, classes]; each row sums to 1.</returns>
    /// <exception cref="ArgumentException">The features are not as many as the head reads.</exception>
    public Matrix<double> Probabilities(ImageFeatures images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Classifier.ToProbabilities(Scores(images));
    }

    /// <summary>Reads a head that <see cref="Save"/> wrote.</summary>
    /// <param name="path">The safetensors file.</param>
    /// <exception cref="BallastException">The file cannot be read or is not a head.</exception>
    public static FeatureHead Load(string path) => HeadFile.Load(path);

    /// <summary>Writes the head as a safetensors file: whole or not at all.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <exception cref="BallastException">The file cannot be written.</exception>
    public void Save(string path, ClassNames classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.Count != Classes) throw new ArgumentException($"The head has {Classes} classes, but {classes.Count} names were given.", nameof(classes));
        HeadFile.Save(path, this, classes);
    }

    /// <summary>The scores before softmax: [images, classes].</summary>
    internal abstract Matrix<float> Scores(ImageFeatures images);

    /// <summary>A linear classifier on the features: z = W h + b.</summary>
    public sealed record Linear : FeatureHead
    {
        /// <summary>Takes weights.</summary>
        /// <param name="weights">W, [classes, features].</param>
        /// <param name="bias">b, one a class.</param>
        /// <exception cref="ArgumentException">The numbers of classes differ.</exception>
        public Linear(Matrix<float> weights, ImmutableArray<float> bias)
        {
            if (weights.Rows != bias.Length) throw new ArgumentException($"There are weights for {weights.Rows} classes but {bias.Length} biases.", nameof(bias));
            Weights = weights;
            Bias = bias;
        }

        /// <summary>W, [classes, features].</summary>
        public Matrix<float> Weights { get; }

        /// <summary>b, one a class.</summary>
        public ImmutableArray<float> Bias { get; }

        /// <inheritdoc/>
        public override int Classes => Bias.Length;

        internal override Matrix<float> Scores(ImageFeatures images)
        {
            RequireFeatures(images.Features, Weights.Columns);
            var scores = new Matrix<float>(images.Images, Classes);
            DenseKernel.Scores(images.Features, Weights, Bias.AsSpan(), scores);
            return scores;
        }
    }

    /// <summary>The scores of the network's own classifier, each class times a factor of its own: z' = f ⊙ z.</summary>
    public sealed record Factors : FeatureHead
    {
        /// <summary>Takes factors.</summary>
        /// <param name="values">The factor of each class; finite and above 0.</param>
        /// <exception cref="ArgumentException">A factor is not finite or not above 0.</exception>
        public Factors(ImmutableArray<float> values)
        {
            if (!values.All(value => float.IsFinite(value) && value > 0)) throw new ArgumentException("A factor is a finite number above 0.", nameof(values));
            Values = values;
        }

        /// <summary>The factor of each class.</summary>
        public ImmutableArray<float> Values { get; }

        /// <inheritdoc/>
        public override int Classes => Values.Length;

        internal override Matrix<float> Scores(ImageFeatures images)
        {
            if (images.Logits.Columns != Classes) throw new ArgumentException($"The head has {Classes} factors but the images have {images.Logits.Columns} scores.", nameof(images));
            var scores = new Matrix<float>(images.Images, Classes);
            for (int row = 0; row < scores.Rows; row++)
                for (int label = 0; label < Classes; label++)
                    scores[row, label] = images.Logits[row, label] * Values[label];
            return scores;
        }
    }

    /// <summary>The cosine of the angle between the features and the mean direction of each class, times one scale.</summary>
    public sealed record NearestMean : FeatureHead
    {
        /// <summary>Takes mean directions.</summary>
        /// <param name="means">[classes, features]: the mean direction of each class, of length 1.</param>
        /// <param name="scale">By what the cosines are multiplied before softmax; above 0.</param>
        public NearestMean(Matrix<float> means, double scale)
        {
            if (!(double.IsFinite(scale) && scale > 0)) throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale is a finite number above 0.");
            Means = means;
            Scale = scale;
        }

        /// <summary>[classes, features]: the mean direction of each class, of length 1.</summary>
        public Matrix<float> Means { get; }

        /// <summary>By what the cosines are multiplied before softmax.</summary>
        public double Scale { get; }

        /// <inheritdoc/>
        public override int Classes => Means.Rows;

        internal override Matrix<float> Scores(ImageFeatures images)
        {
            RequireFeatures(images.Features, Means.Columns);
            Matrix<float> cosines = NearestClassMean.Cosines(images.Features, Means);
            foreach (ref float cosine in cosines.Values) cosine = (float)(cosine * Scale);
            return cosines;
        }
    }

    private static void RequireFeatures(Matrix<float> features, int wanted)
    {
        if (features.Columns != wanted) throw new ArgumentException($"The head reads {wanted} features but the images have {features.Columns}.", nameof(features));
    }
}
