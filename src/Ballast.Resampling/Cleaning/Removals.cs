namespace Ballast.Resampling;

/// <summary>Which samples go, each with its reason; the others stay.</summary>
internal sealed class Removals(int samples)
{
    private readonly string?[] reasons = new string?[samples];

    public int Count { get; private set; }

    public bool this[int row] => reasons[row] is not null;

    /// <summary>The first reason counts.</summary>
    public void Remove(int row, string reason)
    {
        if (reasons[row] is not null) return;
        reasons[row] = reason;
        Count++;
    }

    /// <summary>Class after class, in their order.</summary>
    public void WriteByClass(PlanBuilder plan)
    {
        plan.Expect(reasons.Length - Count, Count);
        foreach (int label in plan.Scope.Present)
            foreach (int row in plan.Scope.Rows[label])
                if (reasons[row] is null)
                    plan.Add(SampleOrigin.Original(row), label);
        WriteRemoved(plan);
    }

    /// <summary>In the order they had.</summary>
    public void WriteInOrder(PlanBuilder plan, ReadOnlySpan<int> labels)
    {
        plan.Expect(reasons.Length - Count, Count);
        for (int row = 0; row < reasons.Length; row++)
            if (reasons[row] is null)
                plan.Add(SampleOrigin.Original(row), labels[row]);
        WriteRemoved(plan);
    }

    /// <summary>What goes, and a warning of each class of which nothing stays.</summary>
    public void WriteRemoved(PlanBuilder plan)
    {
        WriteReasons(plan);
        foreach (int label in plan.Scope.Present)
            if (Array.TrueForAll(plan.Scope.Rows[label], row => reasons[row] is not null))
                plan.Warn($"{plan.Scope.NameOf(label)} loses all its {plan.Scope.Counts[label]} samples.");
    }

    /// <summary>What goes, where something else may stand for it.</summary>
    public void WriteReasons(PlanBuilder plan)
    {
        plan.Expect(0, Count);
        for (int row = 0; row < reasons.Length; row++)
            if (reasons[row] is string reason)
                plan.Remove(row, reason);
    }
}
