using Ballast.Core;

namespace Ballast.Interchange.Tests;

public sealed class YamlDocumentTests
{
    [Fact]
    public void A_map_keeps_its_order_and_knows_where_each_value_stands()
    {
        YamlNode map = YamlDocument.ParseMap("a: 1\nb: [x, y]\nc:\n", "f.yaml")!;

        Assert.Equal(["a", "b", "c"], map.Pairs!.Value.Select(pair => pair.Key.Text));
        Assert.Equal(["x", "y"], map.Pairs.Value[1].Value.Items!.Value.Select(item => item.Text));
        Assert.Equal((2, 5), (map.Pairs.Value[1].Value.Items!.Value[0].Line, map.Pairs.Value[1].Value.Items!.Value[0].Column));
        Assert.True(map.Pairs.Value[2].Value.IsNothing);
    }

    [Fact]
    public void A_list_or_nothing_is_no_map()
    {
        Assert.Null(YamlDocument.ParseMap("- a", "f.yaml"));
        Assert.Null(YamlDocument.ParseMap("", "f.yaml"));
    }

    [Fact]
    public void Deep_nesting_is_refused_with_its_place()
    {
        var failure = Assert.Throws<BallastException>(() => YamlDocument.ParseMap("a: " + new string('[', 4000), "f.yaml"));
        Assert.Equal("f.yaml:1:19: lists and maps are nested more than 16 deep. No such file has need of that.", failure.Message);
    }
}
