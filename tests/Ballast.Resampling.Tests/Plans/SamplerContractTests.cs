using System.Collections.Immutable;
using System.Reflection;
using Ballast.Core;

namespace Ballast.Resampling.Tests;

/// <summary>What every sampler promises, held against all that the room has; a new one is found by itself.</summary>
public sealed class SamplerContractTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<Type> Samplers => [.. typeof(ISampler).Assembly.GetExportedTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ISampler)))];

    public static TheoryData<Type, string> Degenerate
    {
        get
        {
            var data = new TheoryData<Type, string>();
            foreach (TheoryDataRow<Type> sampler in Samplers)
                foreach (string table in DegenerateTables.Names)
                    data.Add(sampler.Data, table);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void A_sampler_is_made_from_one_options_record(Type type)
    {
        ConstructorInfo constructor = Assert.Single(type.GetConstructors());
        Type options = Assert.Single(constructor.GetParameters()).ParameterType;
        Assert.True(options.IsAssignableTo(typeof(SamplerOptions)) && options.IsSealed, options.Name);
        Assert.Equal($"{type.Name}Options", options.Name);
        Assert.Throws<TargetInvocationException>(() => constructor.Invoke([null]));
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Counts_are_those_asked_and_provenance_is_complete(Type type)
    {
        LabeledSamples table = LabeledSamples.Blobs([60, 24, 13], 6, 3);
        ResamplingPlan plan = Create(type, 2).Resample(table.Features, table.Labels, 3);
        ResampledSamples.Check(plan, table);
        Assert.True(plan.Samples.Length != 97 || plan.Removed.Length > 0, "Nothing was done.");
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Any_number_of_workers_gives_the_same_bits_and_leaves_the_input_alone(Type type)
    {
        LabeledSamples table = LabeledSamples.Blobs([150, 70, 40], 5, 4);
        double[] before = table.Features.Values.ToArray();
        int[] labels = [.. table.Labels];
        string[] seen = [.. new[] { 1, 2, 8 }.Select(workers => ResampledSamples.Describe(Create(type, workers).Resample(table.Features, table.Labels, 3)))];
        Assert.Equal(seen[0], seen[1]);
        Assert.Equal(seen[0], seen[2]);
        Assert.Equal(before, table.Features.Values.ToArray());
        Assert.Equal(labels, table.Labels);
        ISampler again = Create(type, 2);
        Assert.Equal(seen[0], ResampledSamples.Describe(again.Resample(table.Features, table.Labels, 3)));
        Assert.Equal(seen[0], ResampledSamples.Describe(again.Resample(table.Features, table.Labels, 3)));
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Single_precision_features_give_a_plan_too(Type type)
    {
        LabeledSamples table = LabeledSamples.Blobs([60, 24, 13], 6, 5);
        var single = new Matrix<float>(table.Features.Rows, table.Features.Columns);
        for (int i = 0; i < single.Values.Length; i++) single.Values[i] = (float)table.Features.Values[i];
        ResamplingPlan plan = Create(type, 2).Resample(single, table.Labels, 3);
        ResampledSamples.Check(plan, table);
        Assert.Equal(plan.Samples.Length, PlanFeatures.Apply(plan, single).Rows);
    }

    [Theory]
    [MemberData(nameof(Degenerate))]
    public async Task A_degenerate_table_is_answered_with_a_plan_or_a_clear_refusal(Type type, string name)
    {
        LabeledSamples table = DegenerateTables.Named(name);
        Task<ResamplingPlan> work = Task.Run(() => Create(type, 2).Resample(table.Features, table.Labels, table.Classes), TestContext.Current.CancellationToken);
        try
        {
            ResamplingPlan plan = await work.WaitAsync(Patience, TestContext.Current.CancellationToken);
            ResampledSamples.Check(plan, table);
        }
        catch (BallastException refused)
        {
            Assert.True(refused.Message.Length > 40 && refused.Message.EndsWith('.') && refused.Message.Contains(". ", StringComparison.Ordinal) || refused.Message.Contains(';'), refused.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Labels_outside_the_classes_are_a_mistake_of_the_program(Type type)
    {
        var features = new Matrix<double>(12, 2);
        int[] labels = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 5];
        Assert.Throws<ArgumentException>(() => Create(type, 1).Resample(features, labels, 2));
    }

    private static ISampler Create(Type type, int workers)
    {
        Type optionsType = type.GetConstructors()[0].GetParameters()[0].ParameterType;
        object options = Activator.CreateInstance(optionsType)!;
        optionsType.GetProperty(nameof(SamplerOptions.Workers))!.SetValue(options, workers);

        // The one setting without a default.
        optionsType.GetProperty(nameof(SmoteNcOptions.CategoricalColumns))?.SetValue(options, ImmutableArray.Create(0));
        return (ISampler)Activator.CreateInstance(type, options)!;
    }
}
