using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Tables;

/// <summary>A sampler's outcome on a table, before anything is written.</summary>
internal sealed record TableRun(ResampledRows Rows, ImmutableArray<string> Notes)
{
    private const string DroppedReason = "A value is missing; such rows are left out on request.";

    /// <summary>The rows of the file that were left out because values are missing.</summary>
    public ImmutableArray<(int Row, int Label)> Dropped { get; private init; } = [];

    /// <summary>The label of each row that the sampler saw.</summary>
    public required ReadOnlyMemory<int> Labels { get; init; }

    /// <summary>All rows of the file that are not in the outcome, with their class and the reason, ascending.</summary>
    public IEnumerable<(int Row, string Label, string Reason)> Removed => Dropped.Select(each => (each.Row, each.Label < 0 ? "" : Rows.Classes[each.Label], DroppedReason))
        .Concat(Rows.Plan.Removed.Select(each => (Rows.InFile(each.Index), Rows.Classes[Labels.Span[each.Index]], each.Reason)))
        .OrderBy(each => each.Item1);

    /// <summary>Runs a sampler that needs labels only.</summary>
    public static TableRun OfLabels(SamplerEntry entry, TableResamplingSettings settings, LabelledRows rows, int label)
    {
        RequireClasses(settings, rows.Classes, rows.Labels.Length);
        ISampler sampler = entry.Create(Request(settings, rows.Classes, []));
        ResamplingPlan plan = Planned(entry, () => PlanOfLabels(sampler, rows.Labels, rows.Classes.Count));
        return new TableRun(new ResampledRows(plan, rows) { LabelColumn = label }, [.. rows.Notes]) { Labels = rows.Labels };
    }

    /// <summary>Runs any sampler.</summary>
    public static TableRun OfFeatures(SamplerEntry entry, TableResamplingSettings settings, FeatureTable table, int label, ReadWatch watch)
    {
        RequireClasses(settings, table.Classes, table.Labels.Length);
        bool labelsOnly = entry.NeedsLabelsOnly(settings.Settings);
        if (!labelsOnly) FittingColumns.Require(entry, table, settings.TablePath);
        ImmutableArray<int> categorical = [.. table.FeatureColumns.Index().Where(each => each.Item.Kind == ColumnKind.Category).Select(each => each.Index)];
        ISampler sampler = entry.Create(Request(settings, table.Classes, categorical));
        watch.Report("resampling", 0);
        ResamplingPlan plan = Planned(entry, () => labelsOnly
            ? PlanOfLabels(sampler, table.Labels.AsSpan(), table.Classes.Count)
            : sampler.Resample(table.Features, table.Labels.AsSpan(), table.Classes.Count));
        watch.Report("resampling", 1);
        (bool[] rounded, ImmutableArray<string> fractions) = WholeNumbers.Decide(plan, table, settings.Fractions);
        return new TableRun(new ResampledRows(plan, table, rounded) { LabelColumn = label }, [.. table.Notes, .. fractions])
        {
            Labels = table.Labels.AsMemory(),
            Dropped = table.Dropped,
        };
    }

    /// <summary>What happened to each class.</summary>
    public ImmutableArray<ClassChange> Changes()
    {
        ResamplingPlan plan = Rows.Plan;
        int[] repeated = new int[Rows.Classes.Count], made = new int[repeated.Length], removed = new int[repeated.Length];
        for (int row = 0; row < plan.Samples.Length; row++)
        {
            if (plan.Samples[row].Kind == SampleKind.Repeated) repeated[plan.Labels[row]]++;
            else if (plan.Samples[row].IsMade) made[plan.Labels[row]]++;
        }

        foreach (RemovedSample each in plan.Removed) removed[Labels.Span[each.Index]]++;
        return
        [
            .. Rows.Classes.Select((name, label) => new ClassChange(name, plan.Before[label], plan.After[label])
            {
                Repeated = repeated[label],
                Made = made[label],
                Removed = removed[label],
            }),
        ];
    }

    /// <summary>A sampler's refusal names settings as the library spells them; here it says how to give them.</summary>
    private static ResamplingPlan Planned(SamplerEntry entry, Func<ResamplingPlan> plan)
    {
        try
        {
            return plan();
        }
        catch (BallastException error) when (entry.SettingsIn(error.Message) is { Length: > 0 } settings)
        {
            throw new BallastException($"{error.Message} Settings are given with --set NAME=VALUE: {string.Join(", ", settings)}.", error.Kind, error);
        }
    }

    private static ResamplingPlan PlanOfLabels(ISampler sampler, ReadOnlySpan<int> labels, int classes) => sampler switch
    {
        RandomOverSampler over => over.Resample(labels, classes),
        RandomUnderSampler under => under.Resample(labels, classes),
        _ => sampler.Resample(new Matrix<double>(labels.Length, 0), labels, classes),
    };

    private static SamplerRequest Request(TableResamplingSettings settings, ClassNames classes, ImmutableArray<int> categorical) => new()
    {
        Settings = settings.Settings,
        Target = TargetText.Parse(settings.Target, classes),
        Seed = settings.Seed,
        Workers = settings.Workers,
        Compatibility = settings.Compatibility,
        Classes = classes,
        CategoricalColumns = categorical,
    };

    private static void RequireClasses(TableResamplingSettings settings, ClassNames classes, int rows)
    {
        if (rows == 0) throw new BallastException($"'{settings.TablePath}' has no row without a missing value. Fill them with --missing mean, median or most-frequent.");
        if (classes.Count == 1) throw new BallastException($"'{settings.TablePath}' has one class only, '{classes[0]}'; resampling needs two or more. Is another column the label? Name it with --label.");
        if (rows > 50 && classes.Count > rows / 2)
            throw new BallastException($"'{settings.TablePath}' has {classes.Count} classes in {rows} rows, so the label column is probably another. Name it with --label.");
    }
}
