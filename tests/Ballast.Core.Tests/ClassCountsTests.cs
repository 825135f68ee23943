using Ballast.Core;

namespace Ballast.Core.Tests;

public sealed class ClassCountsTests
{
    [Fact]
    public void Labels_are_counted_and_empty_classes_kept()
    {
        ClassCounts counts = ClassCounts.Of([2, 0, 2, 2], 4);
        Assert.Equal([1, 0, 3, 0], counts.Counts);
        Assert.Equal(4, counts.Total);
        Assert.Equal(3, counts.Largest);
        Assert.Equal(1, counts.Smallest);
        Assert.Equal(3.0, counts.ImbalanceRatio);
    }

    [Fact]
    public void A_label_outside_the_classes_is_refused()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => ClassCounts.Of([0, 3], 3));
        Assert.Equal("Label 3 of sample 1 is outside 0 … 2. (Parameter 'labels')", refused.Message);
    }
}
