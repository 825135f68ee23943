using System.Runtime.InteropServices;

namespace Ballast.Conventions;

/// <summary>The edit that lets TorchSharp's native library load with the C++ library of Debian 12.</summary>
public sealed partial class LoadTorchOnOlderLinuxTests : IDisposable
{
    private const string Init = "_ZSt21ios_base_library_initv", OlderInit = "_ZNSt8ios_base4InitC1Ev";

    private readonly string folder = Directory.CreateTempSubdirectory("ballast-elf-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_one_import_moves_to_the_older_version_and_the_newer_becomes_weak()
    {
        string path = Write(Needing("GLIBCXX_3.4.32"));

        Assert.True(ElfImportEdit.Apply(path));

        byte[] edited = File.ReadAllBytes(path);
        Assert.Equal(OlderInit, ElfImage.SymbolName(edited, 1));
        Assert.Equal(2, ElfImage.SymbolVersion(edited, 1));
        Assert.True(ElfImage.IsWeak(edited, 1));
        Assert.False(ElfImage.IsWeak(edited, 0));
        Assert.Equal("_ZdlPv", ElfImage.SymbolName(edited, 0));
    }

    [Fact]
    public void A_second_edit_finds_nothing_to_do()
    {
        string path = Write(Needing("GLIBCXX_3.4.32"));
        ElfImportEdit.Apply(path);
        byte[] once = File.ReadAllBytes(path);

        Assert.False(ElfImportEdit.Apply(path));
        Assert.Equal(once, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_library_that_asks_for_old_versions_only_is_left_as_it_is()
    {
        byte[] image = new ElfImage(["GLIBCXX_3.4", "GLIBCXX_3.4.30"], ("_ZdlPv", "GLIBCXX_3.4")).Bytes;
        string path = Write(image);

        Assert.False(ElfImportEdit.Apply(path));
        Assert.Equal(image, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_hard_link_to_the_package_cache_keeps_the_original()
    {
        byte[] image = Needing("GLIBCXX_3.4.32");
        string original = Write(image), copy = Path.Combine(folder, "output.so");
        Assert.Equal(0, HardLink(original, copy));

        Assert.True(ElfImportEdit.Apply(copy));

        Assert.Equal(image, File.ReadAllBytes(original));
        Assert.NotEqual(image, File.ReadAllBytes(copy));
    }

    [Fact]
    public void Two_imports_of_the_newer_version_are_refused() =>
        AssertRefused("more than one symbol is bound to GLIBCXX_3.4.32", new ElfImage(["GLIBCXX_3.4", "GLIBCXX_3.4.32"], (Init, "GLIBCXX_3.4.32"), ("_ZNew", "GLIBCXX_3.4.32")).Bytes);

    [Fact]
    public void Another_import_of_the_newer_version_is_refused() =>
        AssertRefused("unexpected import _ZNew", new ElfImage(["GLIBCXX_3.4", "GLIBCXX_3.4.32"], ("_ZNew", "GLIBCXX_3.4.32")).Bytes);

    [Fact]
    public void A_need_without_an_import_is_refused() =>
        AssertRefused("no symbol is bound to GLIBCXX_3.4.32", new ElfImage(["GLIBCXX_3.4", "GLIBCXX_3.4.32"], ("_ZdlPv", "GLIBCXX_3.4")).Bytes);

    [Fact]
    public void A_version_that_nobody_has_looked_at_is_refused() => AssertRefused("needs GLIBCXX_3.4.33", Needing("GLIBCXX_3.4.33"));

    [Fact]
    public void A_library_without_the_older_version_is_refused() =>
        AssertRefused("unexpected import " + Init, new ElfImage(["GLIBCXX_3.4.32"], (Init, "GLIBCXX_3.4.32")).Bytes);

    [Fact]
    public void Something_else_than_a_library_is_refused() => AssertRefused("not a little-endian ELF64 file", new byte[100]);

    [Fact]
    public void In_the_real_library_at_most_32_bytes_change()
    {
        string real = Path.Combine(Repository.Metadata("TorchSharpPackage"), "runtimes/linux-x64/native/libLibTorchSharp.so");
        byte[] before = File.ReadAllBytes(real);
        string path = Write(before);

        Assert.True(ElfImportEdit.Apply(path));
        Assert.False(ElfImportEdit.Apply(path));

        // The name has 28 letters, the version index and the flag two bytes each.
        byte[] after = File.ReadAllBytes(path);
        Assert.Equal(before.Length, after.Length);
        Assert.InRange(before.Zip(after).Count(pair => pair.First != pair.Second), 1, 32);
    }

    private static byte[] Needing(string version) => new ElfImage(["GLIBCXX_3.4", version], ("_ZdlPv", "GLIBCXX_3.4"), (Init, version)).Bytes;

    private string Write(byte[] image)
    {
        string path = Path.Combine(folder, "library.so");
        File.WriteAllBytes(path, image);
        return path;
    }

    private void AssertRefused(string message, byte[] image)
    {
        string path = Write(image);
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => ElfImportEdit.Apply(path)).Message);
        Assert.Equal(image, File.ReadAllBytes(path));
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int HardLink(string existing, string created);
}
