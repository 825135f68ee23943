using System.Globalization;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>The layer that scores the classes: <see cref="Linear"/> or <see cref="Cosine"/>.</summary>
public abstract record ClassifierHead
{
    private protected ClassifierHead()
    {
    }

    /// <summary>The layer in one word and one number, as weight files keep it.</summary>
    internal abstract string Spelling { get; }

    /// <summary>Reads a spelling; null where it is none.</summary>
    internal static ClassifierHead? Parse(string spelling)
    {
        string[] parts = spelling.Split(' ');
        if (spelling == "linear") return new Linear();
        if (parts is not [var name, var text] || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value)) return null;
        return name switch
        {
            "linear" => new Linear { Bias = value },
            "cosine" when value > 0 => new Cosine { Scale = value },
            _ => null,
        };
    }

    /// <summary>Weights times features plus a bias, as the network's authors made it.</summary>
    public sealed record Linear : ClassifierHead
    {
        /// <summary>The bias that all classes begin with; null (the default) draws it as the network's authors do. Losses of sigmoids begin better below 0: <see cref="ClassTerms.SigmoidBias"/>.</summary>
        /// <remarks>With a bias, the scores of SqueezeNet are not rectified: a score that cannot be negative has no probability below ½.</remarks>
        /// <exception cref="BallastException">Not finite.</exception>
        public double? Bias
        {
            get;
            init => field = value is null ? null : LossLimits.Finite(value.Value, "The starting bias of classes", "-log(classes - 1)");
        }

        internal override string Spelling => Bias is { } bias ? string.Create(CultureInfo.InvariantCulture, $"linear {bias:R}") : "linear";
    }

    /// <summary>s times the cosine between features and the weights of the class, without bias, which does not favour classes with long weights.</summary>
    /// <remarks>
    /// The normalised classifier of LDAM (Cao et al. 2019, arXiv:1906.07413, section 3.2). The scale is in the layer, so that softmax of its logits gives probabilities; the largest logit is the largest cosine.
    /// </remarks>
    public sealed record Cosine : ClassifierHead
    {
        /// <summary>The factor s, above 0; default 30.</summary>
        /// <exception cref="BallastException">Not above 0, or not finite.</exception>
        public double Scale { get; init => field = LossLimits.Positive(value, "The scale of cosines", "30"); } = 30;

        internal override string Spelling => string.Create(CultureInfo.InvariantCulture, $"cosine {Scale:R}");
    }
}
