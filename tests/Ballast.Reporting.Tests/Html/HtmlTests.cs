namespace Ballast.Reporting.Tests;

public sealed class HtmlTests
{
    [Fact]
    public void Text_in_a_hole_is_encoded_and_markup_is_not()
    {
        Html bold = Html.Of($"<b>{"a < b & \"c\" 'd'"}</b>");

        Assert.Equal("<p><b>a &lt; b &amp; &quot;c&quot; &#39;d&#39;</b></p>", Html.Of($"<p>{bold}</p>").Markup);
    }

    [Fact]
    public void Characters_that_no_page_may_carry_are_replaced() =>
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDd😀", Html.Of($"{"a\0b\uFFFFc\uD800d😀"}").Markup);

    [Fact]
    public void Coordinates_are_rounded_to_a_hundredth() => Assert.Equal("1.67 2 -0.5", Html.Of($"{5 / 3.0} {2.0} {-0.5}").Markup);
}
