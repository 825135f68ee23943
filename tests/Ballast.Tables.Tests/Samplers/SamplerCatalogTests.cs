using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Tables.Tests;

public sealed class SamplerCatalogTests
{
    [Fact]
    public void Every_public_sampler_is_there_and_can_be_made()
    {
        Type[] types = [.. typeof(ISampler).Assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ISampler)))];
        Assert.Equal(types.Length, SamplerCatalog.Names.Length);
        IEnumerable<Type> made = SamplerCatalog.Names.Select(name => SamplerCatalog.Create(name, new SamplerRequest { CategoricalColumns = [0] }).GetType());
        Assert.Equal(types.Select(type => type.Name).Order(StringComparer.Ordinal), made.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("RandomOverSampler", typeof(RandomOverSampler))]
    [InlineData("random-under_sampler", typeof(RandomUnderSampler))]
    [InlineData("SMOTE", typeof(Smote))]
    [InlineData("SMOTENC", typeof(SmoteNc))]
    [InlineData("SMOTEN", typeof(SmoteN))]
    [InlineData("SMOTEENN", typeof(SmoteEnn))]
    [InlineData("TomekLinks", typeof(TomekLinks))]
    [InlineData("EditedNearestNeighbours", typeof(EditedNearestNeighbors))]
    [InlineData("CondensedNearestNeighbour", typeof(CondensedNearestNeighbor))]
    [InlineData("NeighbourhoodCleaningRule", typeof(NeighborhoodCleaningRule))]
    [InlineData("AllKNN", typeof(AllKnn))]
    [InlineData("SVMSMOTE", typeof(SvmSmote))]
    public void Names_of_imbalanced_learn_are_understood(string name, Type expected) =>
        Assert.IsType(expected, SamplerCatalog.Create(name, new SamplerRequest { CategoricalColumns = [0] }));

    [Fact]
    public void Settings_of_every_type_are_read()
    {
        ResamplingPlan few = Plan("smote", ("Neighbors", "1"), ("small_class", "Reduce-Neighbors"));
        Assert.Equal(6, few.Samples.Length);
        Assert.Equal(6, Plan("random_over_sampler", ("shrinkage", "0.5")).Samples.Length);
        Assert.Equal(5, Plan("all_knn", ("allow-minority", "yes")).Before.Total);
    }

    [Theory]
    [InlineData("smote", "neighbor", "3", "smote has no setting 'neighbor'. Did you mean 'neighbors'? Settings: neighbors, small-class.")]
    [InlineData("tomek_links", "neighbors", "3", "tomek_links has no setting 'neighbors'; it has none of its own.")]
    [InlineData("smote", "neighbors", "three", "neighbors is 'three' but must be a whole number.")]
    [InlineData("smote", "neighbors", "0", "Neighbors is 0 but must be 1 or more. 5 is usual.")]
    [InlineData("smote", "small-class", "reduce", "small-class is 'reduce' but must be one of refuse, reduce-neighbors. Did you mean 'reduce-neighbors'?")]
    [InlineData("smote", "seed", "3", "The seed is no setting of one method. Give it with --seed.")]
    [InlineData("smotenc", "categorical-columns", "3", "The categorical columns are no setting of one method. Name them with --categorical.")]
    [InlineData("random_over_sampler", "shrinkage", "-1", "The shrinkage is -1 but must be a number of 0 or more. 1 is the width for a normal distribution.")]
    [InlineData("random_over_sampler", "shrinkage", "much", "shrinkage is 'much' but must be a number.")]
    [InlineData("all_knn", "allow-minority", "maybe", "allow-minority is 'maybe' but must be yes or no.")]
    public void A_wrong_setting_is_told(string method, string name, string value, string expected) =>
        Assert.Equal(expected, Assert.Throws<BallastException>(() => Plan(method, (name, value))).Message);

    [Fact]
    public void An_unknown_method_lists_all_and_names_the_nearest()
    {
        string message = Assert.Throws<BallastException>(() => SamplerCatalog.Create("TomekLink_s2", new SamplerRequest())).Message;
        Assert.Equal($"There is no method 'TomekLink_s2'. Did you mean 'tomek_links'? Methods: {string.Join(", ", SamplerCatalog.Names)}.", message);
    }

    private static ResamplingPlan Plan(string method, params (string Name, string Value)[] settings)
    {
        var request = new SamplerRequest { Settings = settings.ToImmutableDictionary(each => each.Name, each => each.Value), CategoricalColumns = [0] };
        return SamplerCatalog.Create(method, request).Resample(new Matrix<double>([1, 2, 3, 10, 11], 5, 1), [0, 0, 0, 1, 1], 2);
    }
}
