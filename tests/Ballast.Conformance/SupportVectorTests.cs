using System.Text.Json;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Conformance;

/// <summary>The support vector machines against scikit-learn's.</summary>
public sealed class SupportVectorTests
{
    private static readonly JsonElement Golden = Vectors.Read("golden.json");

    public static TheoryData<int> Supports =>
        [.. Enumerable.Range(0, Golden.GetProperty("cases").GetArrayLength()).Where(place => Golden.GetProperty("cases")[place].TryGetProperty("last_support", out _))];

    [Theory]
    [MemberData(nameof(Supports))]
    public void The_support_vectors_are_those_of_scikit_learn(int place)
    {
        JsonElement item = Golden.GetProperty("cases")[place];
        JsonElement input = Golden.GetProperty("datasets").GetProperty(item.GetProperty("dataset").GetString()!);
        int[] labels = input.GetProperty("y").Integers();
        SupportVectorModel model = new SupportVectorClassifier(new SupportVectorOptions()).Fit(input.GetProperty("X").Table(), labels, labels.Max() + 1);
        Assert.Equal(item.GetProperty("last_support").Integers(), model.Support);
    }

    [Fact]
    public void The_one_class_machine_decides_as_that_of_scikit_learn()
    {
        JsonElement outliers = Golden.GetProperty("outliers");
        Matrix<double> features = Golden.GetProperty("datasets").GetProperty(outliers.GetProperty("dataset").GetString()!).GetProperty("X").Table();
        double[] decided = new OneClassSvm(new OneClassSvmOptions { Outside = 0.1 }).Fit(features).Decide(features);
        double[] expected = outliers.GetProperty("ocsvm_nu01").Numbers();
        Assert.Equal(expected.Length, decided.Length);
        for (int row = 0; row < expected.Length; row++) Assert.Equal(expected[row], decided[row], 1e-9);
    }
}
