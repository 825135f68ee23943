using Ballast.Core;

namespace Ballast.Core.Tests;

public sealed class ClassNamesTests
{
    [Fact]
    public void Names_are_numbered_in_ordinal_order()
    {
        var names = new ClassNames(["wasp", "Bee", "ant"]);
        Assert.Equal(["Bee", "ant", "wasp"], names);
        Assert.Equal(2, names.LabelOf("wasp"));
        Assert.Equal(-1, names.LabelOf("bee"));
    }

    [Fact]
    public void A_name_that_stands_twice_is_refused()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new ClassNames(["a", "b", "a"]));
        Assert.Equal("Class 'a' stands twice. (Parameter 'names')", refused.Message);
    }

    [Fact]
    public void Names_can_keep_the_order_they_are_given_in()
    {
        ClassNames names = ClassNames.InGivenOrder(["2", "10"]);
        Assert.Equal(["2", "10"], names);
        Assert.Equal(1, names.LabelOf("10"));
        Assert.Throws<ArgumentException>(() => ClassNames.InGivenOrder(["2", "2"]));
    }
}
