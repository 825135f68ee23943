using Ballast.Core;
using SkiaSharp;

namespace Ballast.Reporting.Tests;

public sealed class ContactSheetTests
{
    [Fact]
    public void Pictures_stand_in_rows_with_boxes_in_the_colours_of_their_classes()
    {
        ContactTile tile = Tile(100, 100) with { Marks = [new ContactMark(20, 40, 50, 30, 1)] };
        byte[] png = ContactSheet.Render(new ContactSheetContent { Title = "Title", Classes = ["one", "two"], Groups = [[tile, tile, tile], [tile]], Columns = 2, TilePixels = 100 });
        using SKBitmap sheet = SKBitmap.Decode(png);
        Assert.Equal(20 + 100 + 14 + 100 + 20, sheet.Width);
        SKColor blue = new(86, 180, 233), grey = new(90, 90, 90);
        int top = FirstRow(sheet, 21, grey);
        // Three rows: the first group takes two of them, the second begins its own.
        int pitch = FirstRow(sheet, 21, grey, top + 101) - top;
        Assert.True(pitch > 114 && sheet.GetPixel(30, top + 2 * pitch + 20) == grey && sheet.GetPixel(140, top + 2 * pitch + 20) == SKColors.White);
        // The left line of the box is two pixels wide around column 20 of the tile.
        Assert.Equal((blue, blue, grey), (sheet.GetPixel(39, top + 55), sheet.GetPixel(40, top + 55), sheet.GetPixel(55, top + 55)));
        Assert.Equal((blue, blue), (sheet.GetPixel(89, top + 55), sheet.GetPixel(90, top + 55)));
        Assert.Equal((blue, blue), (sheet.GetPixel(80, top + 69), sheet.GetPixel(80, top + 70)));
    }

    [Fact]
    public void A_mask_is_outlined_where_its_pixels_end()
    {
        ushort[] masks = new ushort[100];
        for (int y = 2; y < 8; y++) masks.AsSpan(10 * y + 2, 6).Fill(1);
        ContactTile tile = Tile(10, 10) with { Marks = [new ContactMark(1, 1, 8, 8, 0)], Masks = masks };
        using SKBitmap sheet = SKBitmap.Decode(ContactSheet.Render(new ContactSheetContent { Title = "T", Classes = ["a"], Groups = [[tile]], Columns = 1, TilePixels = 200 }));
        int top = FirstRow(sheet, 22, new SKColor(90, 90, 90));
        Assert.Equal(new SKColor(230, 159, 0), sheet.GetPixel(20 + 40, top + 100));
        Assert.Equal(new SKColor(90, 90, 90), sheet.GetPixel(20 + 100, top + 100));
    }

    [Fact]
    public void Nothing_and_too_much_are_refused()
    {
        var content = new ContactSheetContent { Title = "T", Classes = [], Groups = [[]], Columns = 1 };
        Assert.Equal("There is no picture for the contact sheet.", Assert.Throws<BallastException>(() => ContactSheet.Render(content)).Message);
        ContactTile tile = Tile(10, 10);
        string message = Assert.Throws<BallastException>(() => ContactSheet.Render(content with { Groups = [[.. Enumerable.Repeat(tile, 100)]], TilePixels = 1024 })).Message;
        Assert.StartsWith("The contact sheet would have 1064 x ", message, StringComparison.Ordinal);
        Assert.EndsWith(" pixels; 100,000,000 pixels are allowed. Show fewer images or methods, or smaller ones.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_texts_are_broken_and_cut()
    {
        var text = new SheetText(12, SKFontStyle.Normal);
        IReadOnlyList<string> lines = text.Wrap("several words that do not fit into two lines of this width at all", 80, 2);
        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.True(text.Width(line) <= 80));
        Assert.EndsWith("…", lines[1], StringComparison.Ordinal);
        Assert.Equal("short", text.Fit("short", 80));
    }

    [Fact]
    public void The_first_thirty_classes_have_colours_of_their_own()
    {
        Assert.Equal(30, Enumerable.Range(0, 30).Select(SheetColors.Of).Distinct().Count());
        Assert.Equal((SKColors.Black, SKColors.White), (SheetColors.TextOn(new SKColor(240, 228, 66)), SheetColors.TextOn(new SKColor(0, 60, 120))));
    }

    /// <summary>Where a tile begins: the row before the first in its colour, which is mixed with the line around the tile.</summary>
    private static int FirstRow(SKBitmap sheet, int column, SKColor color, int from = 0) => Enumerable.Range(from, sheet.Height - from).First(row => sheet.GetPixel(column, row) == color) - 1;

    private static ContactTile Tile(int width, int height)
    {
        byte[] rgb = new byte[3 * width * height];
        Array.Fill(rgb, (byte)90);
        return new ContactTile { WidthPixels = width, HeightPixels = height, Rgb = rgb, Caption = "caption", Detail = "detail" };
    }
}
