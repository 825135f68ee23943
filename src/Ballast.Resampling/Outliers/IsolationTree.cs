using System.Runtime.InteropServices;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>One tree of an isolation forest, grown draw by draw as scikit-learn grows it.</summary>
internal sealed class IsolationTree
{
    // Values nearer than this are one value to scikit-learn's trees.
    private const float SmallestRange = 1e-7f;

    // Below this spread of the random targets a node is a leaf there.
    private const double SmallestSpread = 2.220446049250313e-16;

    private readonly List<Node> nodes = [];

    private IsolationTree()
    {
    }

    /// <summary>Grows a tree.</summary>
    /// <param name="features">All samples.</param>
    /// <param name="targets">A random number a sample: where those of a node are equal, the node is a leaf.</param>
    /// <param name="samples">The samples to grow on, ascending; their order changes.</param>
    /// <param name="depth">The largest depth.</param>
    /// <param name="random">The generator of the tree.</param>
    public static IsolationTree Grow(Matrix<float> features, double[] targets, int[] samples, int depth, SplitRandom random)
    {
        var tree = new IsolationTree();
        var draw = new FeatureDraw(features.Columns);
        var open = new Stack<Part>();
        open.Push(new Part(0, samples.Length, 0, 0, -1, false));
        while (open.TryPop(out Part part))
        {
            Span<int> inside = samples.AsSpan(part.Start, part.Count);
            int place = tree.Add(part);
            int known = part.KnownConstants;
            if (part.Depth >= depth || part.Count < 2 || Spread(targets, inside) <= SmallestSpread) continue;
            (float Low, float High) range = default;
            int from = part.Start, to = part.Start + part.Count;
            int feature = draw.FirstThatVaries(ref known, ref random, candidate =>
            {
                range = RangeOf(features, samples.AsSpan(from, to - from), candidate);
                return range.High > range.Low + SmallestRange;
            });
            if (feature < 0) continue;
            double threshold = random.Uniform(range.Low, range.High);
            if (threshold == range.High) threshold = range.Low;
            int left = Partition(features, inside, feature, threshold);
            CollectionsMarshal.AsSpan(tree.nodes)[place].Split(feature, threshold);
            // The left part is grown first: both draw from one generator.
            open.Push(new Part(part.Start + left, part.Count - left, part.Depth + 1, known, place, false));
            open.Push(new Part(part.Start, left, part.Depth + 1, known, place, true));
        }

        return tree;
    }

    /// <summary>The depth at which a sample ends, plus the depth that its companions there would still need on average.</summary>
    public double PathLength(ReadOnlySpan<float> sample)
    {
        ReadOnlySpan<Node> all = CollectionsMarshal.AsSpan(nodes);
        int place = 0, depth = 0;
        for (; all[place].Feature >= 0; depth++) place = sample[all[place].Feature] <= all[place].Threshold ? all[place].Left : all[place].Right;
        return depth + 1 + AveragePath(all[place].Samples) - 1;
    }

    /// <summary>The average depth of a sample in a tree of so many: c(n) = 2 (ln(n − 1) + γ) − 2 (n − 1) / n.</summary>
    public static double AveragePath(int samples)
    {
        const double euler = 0.5772156649015329;
        return samples switch
        {
            <= 1 => 0,
            2 => 1,
            _ => 2 * (Math.Log(samples - 1.0) + euler) - 2 * (samples - 1.0) / samples,
        };
    }

    private static (float Low, float High) RangeOf(Matrix<float> features, ReadOnlySpan<int> samples, int feature)
    {
        float low = features[samples[0], feature], high = low;
        foreach (int sample in samples)
        {
            float value = features[sample, feature];
            if (value < low) low = value;
            else if (value > high) high = value;
        }

        return (low, high);
    }

    private static double Spread(double[] targets, ReadOnlySpan<int> samples)
    {
        double sum = 0, squares = 0;
        foreach (int sample in samples)
        {
            sum += targets[sample];
            squares += targets[sample] * targets[sample];
        }

        double mean = sum / samples.Length;
        return squares / samples.Length - mean * mean;
    }

    private static int Partition(Matrix<float> features, Span<int> samples, int feature, double threshold)
    {
        int left = 0, right = samples.Length;
        while (left < right)
        {
            if (features[samples[left], feature] <= threshold)
            {
                left++;
                continue;
            }

            right--;
            (samples[left], samples[right]) = (samples[right], samples[left]);
        }

        return left;
    }

    private int Add(Part part)
    {
        int place = nodes.Count;
        nodes.Add(new Node(part.Count));
        if (part.Parent >= 0) CollectionsMarshal.AsSpan(nodes)[part.Parent].Join(place, part.IsLeft);
        return place;
    }

    private readonly record struct Part(int Start, int Count, int Depth, int KnownConstants, int Parent, bool IsLeft);

    private struct Node(int samples)
    {
        public readonly int Samples = samples;

        public int Feature { get; private set; } = -1;

        public double Threshold { get; private set; }

        public int Left { get; private set; }

        public int Right { get; private set; }

        public void Split(int feature, double threshold) => (Feature, Threshold) = (feature, threshold);

        public void Join(int child, bool isLeft)
        {
            if (isLeft) Left = child;
            else Right = child;
        }
    }
}
