namespace Ballast.Detection.Tests;

public sealed class NewFileTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_000_000)]
    public void A_copy_has_the_bytes_of_its_source(int length)
    {
        using var folder = new TempFolder();
        byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 31 >> 3))];
        File.WriteAllBytes(folder.At("a"), bytes);
        NewFile.Copy(folder.At("a"), folder.At("b"));
        Assert.Equal(bytes, File.ReadAllBytes(folder.At("b")));
    }

    [Fact]
    public void A_copy_of_a_private_file_is_private()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TempFolder();
        folder.WriteText("a", "secret");
        File.SetUnixFileMode(folder.At("a"), UnixFileMode.UserRead);
        NewFile.Copy(folder.At("a"), folder.At("b"));
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(folder.At("b")));
    }

    [Fact]
    public void A_copy_of_a_link_is_a_file()
    {
        using var folder = new TempFolder();
        folder.WriteText("a", "text");
        File.CreateSymbolicLink(folder.At("link"), folder.At("a"));
        NewFile.Copy(folder.At("link"), folder.At("b"));
        FileTransfer.Run(folder.At("link"), folder.At("c"), LinkMode.HardLink);
        Assert.Null(new FileInfo(folder.At("b")).LinkTarget);
        Assert.Null(new FileInfo(folder.At("c")).LinkTarget);
        Assert.Equal("text", File.ReadAllText(folder.At("c")));
    }

    [Fact]
    public void What_is_there_is_not_replaced()
    {
        using var folder = new TempFolder();
        folder.WriteText("a", "new");
        folder.WriteText("b", "old");
        Assert.Equal($"The file '{folder.At("b")}' already exists.", Assert.Throws<IOException>(() => NewFile.Copy(folder.At("a"), folder.At("b"))).Message);
        Assert.Throws<IOException>(() => NewFile.Empty(folder.At("b")));
        Assert.Equal("old", File.ReadAllText(folder.At("b")));
    }

    [Fact]
    public void A_source_that_is_absent_or_a_folder_fails_in_the_words_of_the_runtime_and_leaves_nothing()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.At("folder"));
        Assert.Throws<FileNotFoundException>(() => NewFile.Copy(folder.At("absent"), folder.At("b")));
        Assert.Throws<UnauthorizedAccessException>(() => NewFile.Copy(folder.At("folder"), folder.At("b")));
        Assert.False(File.Exists(folder.At("b")));
    }
}
