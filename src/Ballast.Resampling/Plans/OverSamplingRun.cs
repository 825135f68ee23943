using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>What over-samplers share: the checks, the target, classes in label order, one stream of draws for all of them.</summary>
internal sealed class OverSamplingRun(string method, SeededSamplerOptions options)
{
    /// <summary>Adds the new samples of one class.</summary>
    public delegate void Growth(PlanBuilder plan, int label, int count, RandomState random);

    /// <summary>For methods that imbalanced-learn does not have: all samples in their order, then the new ones class by class.</summary>
    public ResamplingPlan Plan<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes, Growth grow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (PlanBuilder plan, int[] add) = Start(features, labels, classes);
        plan.AddOriginals(labels, add);
        Grow(plan, add, grow);
        return plan.Build();
    }

    /// <summary>For methods that imbalanced-learn does not have: a plan without samples yet, and how many each class gets in addition.</summary>
    public (PlanBuilder Plan, int[] Add) Start<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (options.Compatibility != Compatibility.None)
            throw new BallastException($"imbalanced-learn has no {method}, so there is no outcome of it to give. Leave Compatibility at None.");
        FiniteFeatures.RequireSamples(features, labels);
        return Empty(labels, classes);
    }

    /// <summary>A plan that holds all samples in their order, and how many each class gets in addition.</summary>
    public (PlanBuilder Plan, int[] Add) Begin<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.RequireSamples(features, labels);
        return Begin(labels, classes);
    }

    /// <summary>The same for methods that look at labels alone.</summary>
    public (PlanBuilder Plan, int[] Add) Begin(ReadOnlySpan<int> labels, int classes)
    {
        (PlanBuilder plan, int[] add) = Empty(labels, classes);
        plan.AddOriginals(labels, add);
        return (plan, add);
    }

    public void Grow(PlanBuilder plan, int[] add, Growth grow)
    {
        var random = new RandomState(options.Seed);
        foreach (int label in plan.Scope.Present)
            if (add[label] > 0)
                grow(plan, label, add[label], random);
    }

    private (PlanBuilder Plan, int[] Add) Empty(ReadOnlySpan<int> labels, int classes)
    {
        var scope = new ClassScope(labels, classes, options);
        int[] add = options.Target.ToGenerate(scope);
        var plan = new PlanBuilder(method, scope, options.Seed);
        plan.WarnOfGrowthPastLargest(add);
        return (plan, add);
    }
}
