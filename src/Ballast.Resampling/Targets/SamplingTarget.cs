using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>How many samples each class shall have: which classes a sampler touches, and to which count.</summary>
/// <remarks>
/// For an over-sampler the usual count is that of the largest class, for an under-sampler that of the smallest. Where classes are equally
/// large, the one of the smallest label is the largest, and the smallest. Classes without samples are left as they are.
/// </remarks>
public abstract class SamplingTarget
{
    private SamplingTarget()
    {
    }

    /// <summary>The default: <see cref="NotMajority"/> when over-sampling, <see cref="NotMinority"/> when under-sampling.</summary>
    public static SamplingTarget Auto { get; } = new Named("Auto", (over, label, _, largest, smallest) => label != (over ? largest : smallest));

    /// <summary>All classes but the largest.</summary>
    public static SamplingTarget NotMajority { get; } = new Named("NotMajority", (_, label, _, largest, _) => label != largest);

    /// <summary>All classes but the smallest.</summary>
    public static SamplingTarget NotMinority { get; } = new Named("NotMinority", (_, label, _, _, smallest) => label != smallest);

    /// <summary>The smallest class only. Over-samplers only.</summary>
    public static SamplingTarget Minority { get; } = new Named("Minority", (_, label, _, _, smallest) => label == smallest) { ForUnder = false };

    /// <summary>The largest class only. Under-samplers only.</summary>
    public static SamplingTarget Majority { get; } = new Named("Majority", (_, label, _, largest, _) => label == largest) { ForOver = false };

    /// <summary>Every class.</summary>
    public static SamplingTarget All { get; } = new Named("All", (_, _, _, _, _) => true);

    /// <summary>For two classes: how many samples the smaller has for one of the larger, afterwards.</summary>
    /// <param name="share">Above 0, at most 1; 1 is balanced.</param>
    /// <remarks>
    /// Rounds down, from the share as it is written: 0.29 of 100 samples is 29. With <see cref="Compatibility.ImbalancedLearn"/> the product is taken in
    /// binary floating point, which makes it 28.
    /// </remarks>
    /// <exception cref="BallastException">The share is out of range.</exception>
    public static SamplingTarget ShareOfMajority(double share) =>
        share > 0 && share <= 1
            ? new Share(share)
            : throw new BallastException($"The share of the majority is {share} but must be above 0 and at most 1. 1 makes the classes equal.");

    /// <summary>The count of each class named, afterwards; classes not named are left as they are.</summary>
    /// <param name="counts">Label to count; counts are zero or more.</param>
    /// <exception cref="BallastException">A count is negative, or none is given.</exception>
    public static SamplingTarget Counts(IReadOnlyDictionary<int, int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count == 0) throw new BallastException("The target counts name no class. Name at least one class with its count.");
        foreach ((int label, int count) in counts)
            if (count < 0)
                throw new BallastException($"The target count of class {label} is {count} but must be 0 or more.");
        return new Explicit(counts.ToImmutableSortedDictionary());
    }

    /// <summary>The classes that a cleaning method may take samples from; all of them, whatever their counts.</summary>
    /// <param name="labels">The classes; at least one. Cleaning methods only.</param>
    /// <exception cref="BallastException">No class is given.</exception>
    public static SamplingTarget Classes(params IReadOnlyCollection<int> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count == 0) throw new BallastException("The target names no class. Name at least one.");
        return new Listed([.. labels.Distinct().Order()]);
    }

    /// <summary>The counts that a function of the counts before gives, as <see cref="Counts"/> takes them.</summary>
    /// <param name="counts">Class counts to the wanted count of each class named.</param>
    public static SamplingTarget Function(Func<ClassCounts, IReadOnlyDictionary<int, int>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return new Computed(counts);
    }

    /// <summary>How many samples each class gets in addition; 0 for a class that is left as it is.</summary>
    internal int[] ToGenerate(ClassScope scope)
    {
        scope.RequireTwoClasses();
        return Generate(scope);
    }

    /// <summary>How many samples of each class are kept; null for a class that is left as it is.</summary>
    internal int?[] ToKeep(ClassScope scope)
    {
        scope.RequireTwoClasses();
        return Keep(scope);
    }

    /// <summary>Whether samples of each class may be taken out.</summary>
    internal bool[] ToClean(ClassScope scope)
    {
        scope.RequireTwoClasses();
        return Clean(scope);
    }

    private protected abstract int[] Generate(ClassScope scope);

    private protected abstract int?[] Keep(ClassScope scope);

    private protected abstract bool[] Clean(ClassScope scope);

    private static int CountOf(ClassScope scope, int label)
    {
        int count = (uint)label < (uint)scope.Counts.Classes ? scope.Counts[label] : 0;
        return count > 0
            ? count
            : throw new BallastException($"The target names class {label}, which has no samples. The classes are {string.Join(", ", scope.Present)}.");
    }

    private static int[] Additions(ClassScope scope, ImmutableSortedDictionary<int, int> targets)
    {
        int[] add = new int[scope.Counts.Classes];
        foreach ((int label, int target) in targets)
        {
            int count = CountOf(scope, label);
            if (target < count)
                throw new BallastException(
                    $"{scope.NameOf(label)} has {count} samples but {target} are asked of an over-sampler. Ask for at least {count}, or under-sample.");
            add[label] = target - count;
        }

        return add;
    }

    private static int?[] Remainders(ClassScope scope, ImmutableSortedDictionary<int, int> targets)
    {
        int?[] keep = new int?[scope.Counts.Classes];
        foreach ((int label, int target) in targets)
        {
            int count = CountOf(scope, label);
            if (target < 0)
                throw new BallastException($"The target count of {scope.NameOf(label)} is {target} but must be 0 or more.");
            if (target > count)
                throw new BallastException(
                    $"{scope.NameOf(label)} has {count} samples but {target} are asked of an under-sampler. Ask for at most {count}, or over-sample.");
            keep[label] = target;
        }

        return keep;
    }

    private static BallastException NoCounts(SamplingTarget target) =>
        new($"A cleaning method decides by the data how many samples go, so the target {target} cannot be met. Use Auto, All or Classes.");

    private delegate bool Touches(bool over, int label, ClassScope scope, int largest, int smallest);

    private sealed class Named(string name, Touches touches) : SamplingTarget
    {
        public bool ForOver { get; init; } = true;

        public bool ForUnder { get; init; } = true;

        public override string ToString() => name;

        private protected override int[] Generate(ClassScope scope)
        {
            if (!ForOver)
                throw new BallastException(
                    $"The target {name} makes no sense for an over-sampler: the largest class has nothing to grow to. Use Auto, Minority or Counts.");
            int[] add = new int[scope.Counts.Classes];
            foreach (int label in scope.Present)
                if (touches(true, label, scope, scope.Largest, scope.Smallest))
                    add[label] = scope.Counts[scope.Largest] - scope.Counts[label];
            return add;
        }

        private protected override bool[] Clean(ClassScope scope)
        {
            if (!ForUnder)
                throw new BallastException($"The target {name} makes no sense for a cleaning method, which spares the smallest class. Use Auto, All or Classes.");
            bool[] clean = new bool[scope.Counts.Classes];
            foreach (int label in scope.Present) clean[label] = touches(false, label, scope, scope.Largest, scope.Smallest);
            return clean;
        }

        private protected override int?[] Keep(ClassScope scope)
        {
            if (!ForUnder)
                throw new BallastException(
                    $"The target {name} makes no sense for an under-sampler: the smallest class has nothing to shrink to. Use Auto, Majority or Counts.");
            int?[] keep = new int?[scope.Counts.Classes];
            foreach (int label in scope.Present)
                if (touches(false, label, scope, scope.Largest, scope.Smallest))
                    keep[label] = scope.Counts[scope.Smallest];
            return keep;
        }
    }

    private sealed class Share(double share) : SamplingTarget
    {
        private const double SmallestDecimalShare = 1e-9;

        public override string ToString() => $"ShareOfMajority({share})";

        private protected override int[] Generate(ClassScope scope)
        {
            int other = OtherThan(scope, scope.Largest);
            int largest = scope.Counts[scope.Largest], count = scope.Counts[other];
            int add = scope.Compatibility == Compatibility.ImbalancedLearn ? (int)(largest * share - count) : (int)(largest * (decimal)share - count);
            if (add <= 0)
            {
                throw new BallastException(
                    $"A share of {share} of {largest} samples is no more than the {count} that {scope.NameOf(other)} has already. Use a share above {(double)count / largest:0.####}.");
            }

            int[] result = new int[scope.Counts.Classes];
            result[other] = add;
            return result;
        }

        private protected override int?[] Keep(ClassScope scope)
        {
            int other = OtherThan(scope, scope.Smallest);
            int smallest = scope.Counts[scope.Smallest], count = scope.Counts[other];
            double wanted = scope.Compatibility == Compatibility.ImbalancedLearn || share < SmallestDecimalShare ? smallest / share : (double)(smallest / (decimal)share);
            if (wanted >= count + 1.0)
            {
                throw new BallastException(
                    $"A share of {share} needs {Math.Floor(wanted)} samples of {scope.NameOf(other)}, which has {count}. Use a share of at least {(double)smallest / count:0.####}.");
            }

            int?[] result = new int?[scope.Counts.Classes];
            result[other] = (int)wanted;
            return result;
        }

        private protected override bool[] Clean(ClassScope scope) => throw NoCounts(this);

        private static int OtherThan(ClassScope scope, int label)
        {
            if (scope.Present.Length != 2)
                throw new BallastException($"A share of the majority is for two classes, but there are {scope.Present.Length}. Use Counts.");
            return scope.Present[0] == label ? scope.Present[1] : scope.Present[0];
        }
    }

    private sealed class Explicit(ImmutableSortedDictionary<int, int> targets) : SamplingTarget
    {
        public override string ToString() => $"Counts({string.Join(", ", targets.Select(t => $"{t.Key}: {t.Value}"))})";

        private protected override int[] Generate(ClassScope scope) => Additions(scope, targets);

        private protected override int?[] Keep(ClassScope scope) => Remainders(scope, targets);

        private protected override bool[] Clean(ClassScope scope) => throw NoCounts(this);
    }

    private sealed class Computed(Func<ClassCounts, IReadOnlyDictionary<int, int>> counts) : SamplingTarget
    {
        public override string ToString() => "Function";

        private protected override int[] Generate(ClassScope scope) => Additions(scope, Evaluate(scope));

        private protected override int?[] Keep(ClassScope scope) => Remainders(scope, Evaluate(scope));

        private protected override bool[] Clean(ClassScope scope) => throw NoCounts(this);

        private ImmutableSortedDictionary<int, int> Evaluate(ClassScope scope) =>
            (counts(scope.Counts) ?? throw new BallastException("The target function returned nothing. Return the wanted count of each class to change."))
            .ToImmutableSortedDictionary();
    }

    private sealed class Listed(ImmutableArray<int> labels) : SamplingTarget
    {
        public override string ToString() => $"Classes({string.Join(", ", labels)})";

        private protected override int[] Generate(ClassScope scope) => throw OnlyForCleaning();

        private protected override int?[] Keep(ClassScope scope) => throw OnlyForCleaning();

        private protected override bool[] Clean(ClassScope scope)
        {
            bool[] clean = new bool[scope.Counts.Classes];
            foreach (int label in labels) clean[label] = CountOf(scope, label) > 0;
            return clean;
        }

        private BallastException OnlyForCleaning() =>
            new($"The target {this} says which classes a cleaning method may touch, but not how many samples they shall have. Use Counts.");
    }
}
