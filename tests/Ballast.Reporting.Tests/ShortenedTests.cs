namespace Ballast.Reporting.Tests;

public sealed class ShortenedTests
{
    [Fact]
    public void The_middle_goes_and_the_ends_stay() => Assert.Equal("Tomato…irus", Shortened.To("Tomato_mosaic_virus", 11));

    [Fact]
    public void A_name_that_fits_stays() => Assert.Equal("Healthy", Shortened.To("Healthy", 7));

    [Fact]
    public void A_letter_with_its_accent_is_not_torn() => Assert.Equal("e\u0301e\u0301e\u0301…e\u0301", Shortened.To(string.Concat(Enumerable.Repeat("e\u0301", 9)), 5));
}
