using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Ballast.Reporting;

/// <summary>Builds markup from an interpolated string: the literal parts are markup, every hole is encoded unless it is <see cref="Html"/>.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlBuilder
{
    private readonly StringBuilder markup;

    public HtmlBuilder(int literalLength, int holes) => markup = new StringBuilder(literalLength + holes * 16);

    internal string Markup => markup.ToString();

    public void AppendLiteral(string literal) => markup.Append(literal);

    public void AppendFormatted(string? text) => HtmlEncoding.Append(markup, text);

    public void AppendFormatted(Html html) => markup.Append(html.Markup);

    public void AppendFormatted(int number) => markup.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>A coordinate, to a hundredth.</summary>
    public void AppendFormatted(double number) => markup.Append(CultureInfo.InvariantCulture, $"{Math.Round(number, 2):0.##}");
}
