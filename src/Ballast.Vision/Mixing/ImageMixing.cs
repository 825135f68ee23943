using Ballast.Core;

namespace Ballast.Vision;

/// <summary>How training images are mixed in pairs: one of <see cref="MixUp"/>, <see cref="CutMix"/>, <see cref="Remix"/> and <see cref="ManifoldMixUp"/>.</summary>
public abstract record ImageMixing
{
    private protected ImageMixing()
    {
    }

    /// <summary>The parameter of Beta(α, α), from which the share λ is drawn; above 0 up to 1000, default 1: all shares alike. Small values leave most images nearly whole.</summary>
    /// <exception cref="BallastException">Out of range.</exception>
    public double Alpha
    {
        get;
        init => field = value is > 0 and <= 1000 ? value : throw new BallastException($"The alpha of mixing is {value} but must be above 0 up to 1000. 1 is usual.");
    } = 1;

    /// <summary>The probability with which an image (or, in manifold mixup, a batch) is mixed.</summary>
    internal virtual double MixedShare => 1;

    private static double Chance(double value, string name, string usual) =>
        value is >= 0 and <= 1 ? value : throw new BallastException($"The probability of {name} is {value} but must be from 0 to 1. {usual} is usual.");

    /// <summary>Both images show through each other: x = λ · x₁ + (1 − λ) · x₂, labels alike.</summary>
    /// <remarks>Zhang, Cissé, Dauphin and Lopez-Paz 2018, "mixup: beyond empirical risk minimization", arXiv:1710.09412, equation 1.</remarks>
    public sealed record MixUp : ImageMixing
    {
        /// <summary>The probability that an image is mixed at all, 0 … 1; default 1.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Probability { get; init => field = Chance(value, "mixup", "1"); } = 1;

        internal override double MixedShare => Probability;
    }

    /// <summary>A box of the other image is pasted in: its side is √(1 − λ) of the image's, its centre anywhere; λ is then what is left of the image's area.</summary>
    /// <remarks>Yun et al. 2019, "CutMix: regularization strategy to train strong classifiers with localizable features", doi:10.1109/ICCV.2019.00612, section 3.1.</remarks>
    public sealed record CutMix : ImageMixing
    {
        /// <summary>The probability that an image is mixed at all, 0 … 1; default 0.5.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Probability { get; init => field = Chance(value, "cutmix", "0.5"); } = 0.5;

        internal override double MixedShare => Probability;
    }

    /// <summary>Pixels as in mixup; the label goes to the rarer class where it is much rarer and not the smaller part by far.</summary>
    /// <remarks>
    /// With n₁ and n₂ images of both classes, the label's share of the first is 0 where n₁ / n₂ ≥ κ and λ &lt; τ; 1 where n₁ / n₂ ≤ 1 / κ and 1 − λ &lt; τ; λ otherwise. Chou,
    /// Chang, Pan, Wei and Juan 2020, "Remix: rebalanced mixup", arXiv:2007.03943, equation 8.
    /// </remarks>
    public sealed record Remix : ImageMixing
    {
        /// <summary>κ: a class counts as much rarer when it has κ times fewer images; 1 or more, default 3.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Kappa
        {
            get;
            init => field = value >= 1 && double.IsFinite(value) ? value : throw new BallastException($"The kappa of remix is {value} but must be 1 or more. 3 is usual.");
        } = 3;

        /// <summary>τ: the label goes to the rarer class while the other's share is below it; 0 … 1, default 0.5.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Tau
        {
            get;
            init => field = value is >= 0 and <= 1 ? value : throw new BallastException($"The tau of remix is {value} but must be from 0 to 1. 0.5 is usual.");
        } = 0.5;
    }

    /// <summary>As mixup, but at a layer of the network that is drawn for each batch, the images themselves among them; each image is mixed with its neighbour in the batch.</summary>
    /// <remarks>Verma et al. 2019, "Manifold mixup: better representations by interpolating hidden states", arXiv:1806.05236. One λ a batch.</remarks>
    public sealed record ManifoldMixUp : ImageMixing;
}
