using System.Text.Json;
using Ballast.Core;
using Xunit;

namespace Ballast.Detection.Tests;

public sealed class SliceRangeTests
{
    [Fact]
    public void The_file_has_the_keys_that_trainers_look_for()
    {
        using var folder = new TempFolder();
        Range([("a", 3, true), ("a", 4, true), ("a", 5, false), ("b", 1, false), ("b", 8, true), ("c", 2, false)]).WriteJson(folder.At("range.json"));
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(folder.At("range.json")));
        Assert.Equal(["global_statistics", "per_volume_statistics"], Keys(file.RootElement));
        JsonElement all = file.RootElement.GetProperty("global_statistics");
        Assert.Equal(
            ["min_slice_with_tear", "max_slice_with_tear", "percentiles", "total_volumes", "volumes_with_tears", "total_slices_analyzed", "slices_with_tears", "slices_without_tears"],
            Keys(all));
        Assert.Equal(["p01", "p05", "p10", "p25", "p50", "p75", "p90", "p95", "p99"], Keys(all.GetProperty("percentiles")));
        Assert.Equal([3, 8, 3, 2, 6, 3, 3], all.EnumerateObject().Where(each => each.Value.ValueKind == JsonValueKind.Number).Select(each => each.Value.GetInt32()));
        Assert.Equal(4, all.GetProperty("percentiles").GetProperty("p50").GetDouble());
        JsonElement volumes = file.RootElement.GetProperty("per_volume_statistics");
        Assert.Equal(["a", "b", "c"], Keys(volumes));
        Assert.Equal("""{"total_slices":3,"slices_with_tears":2,"min_slice_with_tear":3,"max_slice_with_tear":4}""", JsonSerializer.Serialize(volumes.GetProperty("a")));
        Assert.Equal("""{"total_slices":1,"slices_with_tears":0,"min_slice_with_tear":null,"max_slice_with_tear":null}""", JsonSerializer.Serialize(volumes.GetProperty("c")));
    }

    [Fact]
    public void Without_a_positive_slice_the_range_is_null_and_there_are_no_percentiles()
    {
        using var folder = new TempFolder();
        folder.WriteText("range.json", "older");
        Range([("a", 3, false)]).WriteJson(folder.At("range.json"));
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(folder.At("range.json")));
        JsonElement all = file.RootElement.GetProperty("global_statistics");
        Assert.Equal(JsonValueKind.Null, all.GetProperty("min_slice_with_tear").ValueKind);
        Assert.Empty(all.GetProperty("percentiles").EnumerateObject());
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        using var folder = new TempFolder();
        folder.WriteText("taken", "");
        var error = Assert.Throws<BallastException>(() => Range([("a", 3, true)]).WriteJson(folder.At("taken/range.json")));
        Assert.Contains(folder.At("taken"), error.Message, StringComparison.Ordinal);
    }

    private static SliceRange Range((string, int, bool)[] slices) => SliceRange.Of(slices, 0);

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
