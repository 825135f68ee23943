using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

/// <summary>
/// Rewrites one import of an ELF64 little-endian shared library: <c>std::ios_base_library_init()</c> at GLIBCXX_3.4.32 becomes
/// <c>std::ios_base::Init::Init()</c> at GLIBCXX_3.4, which initialises the same streams, and the need for 3.4.32 becomes weak.
/// Anything but that one symbol at that version is refused. The edit is idempotent and replaces the file, so a hard link to the
/// package cache is left alone.
/// </summary>
public sealed class ElfImportEdit
{
    private const string Library = "libstdc++.so.6";
    private const string NewVersion = "GLIBCXX_3.4.32";
    private const string OldVersion = "GLIBCXX_3.4";
    private const string NewSymbol = "_ZSt21ios_base_library_initv";
    private const string OldSymbol = "_ZNSt8ios_base4InitC1Ev";
    private const ushort WeakNeed = 2;
    private const uint DynamicSymbols = 11, VersionSymbols = 0x6fffffff, VersionNeeds = 0x6ffffffe;

    private readonly byte[] image;
    private long symbols, symbolCount, names, versions, needs, needCount;

    private ElfImportEdit(byte[] image)
    {
        this.image = image;
    }

    /// <summary>Edits the file in place; false when there is nothing to do.</summary>
    public static bool Apply(string path)
    {
        var edit = new ElfImportEdit(File.ReadAllBytes(path));
        if (!edit.Rewrite()) return false;
        string temporary = path + ".edited";
        File.WriteAllBytes(temporary, edit.image);
        File.Delete(path);
        File.Move(temporary, path);
        return true;
    }

    private bool Rewrite()
    {
        FindSections();
        long need;
        Dictionary<string, long> aux = StandardLibraryNeeds();
        if (!aux.TryGetValue(NewVersion, out need)) return false;
        long symbol = OnlySymbolOf(U16(need + 6));
        if (symbol < 0)
        {
            if ((U16(need + 4) & WeakNeed) != 0) return false;
            throw new InvalidDataException("no symbol is bound to " + NewVersion);
        }

        long name = names + U32(symbols + symbol * 24);
        if (Text(name) != NewSymbol || !aux.ContainsKey(OldVersion)) throw new InvalidDataException("unexpected import " + Text(name));
        for (int i = 0; i < NewSymbol.Length; i++) image[name + i] = i < OldSymbol.Length ? (byte)OldSymbol[i] : (byte)0;
        Put16(versions + 2 * symbol, U16(aux[OldVersion] + 6));
        Put16(need + 4, (ushort)(U16(need + 4) | WeakNeed));
        return true;
    }

    private void FindSections()
    {
        if (image.Length < 64 || U32(0) != 0x464c457f || image[4] != 2 || image[5] != 1) throw new InvalidDataException("not a little-endian ELF64 file");
        long headers = (long)U64(0x28);
        int size = U16(0x3a), count = U16(0x3c);
        for (int i = 0; i < count; i++)
        {
            long header = headers + (long)i * size;
            uint type = U32(header + 4);
            long offset = (long)U64(header + 0x18);
            if (type == DynamicSymbols)
            {
                symbols = offset;
                symbolCount = (long)U64(header + 0x20) / 24;
                names = (long)U64(headers + (long)U32(header + 0x28) * size + 0x18);
            }
            else if (type == VersionSymbols) versions = offset;
            else if (type == VersionNeeds)
            {
                needs = offset;
                needCount = U32(header + 0x2c);
            }
        }
    }

    /// <summary>The version records that are asked of libstdc++, by name.</summary>
    private Dictionary<string, long> StandardLibraryNeeds()
    {
        var found = new Dictionary<string, long>();
        for (long record = needs, left = needCount; left > 0; left--, record += U32(record + 12))
        {
            if (Text(names + U32(record + 4)) != Library) continue;
            long aux = record + U32(record + 8);
            for (int n = U16(record + 2); n > 0; n--, aux += U32(aux + 12))
            {
                string version = Text(names + U32(aux + 8));
                RefuseNewerThanKnown(version);
                found[version] = aux;
            }
        }
        return found;
    }

    private static void RefuseNewerThanKnown(string version)
    {
        Version number;
        if (version == NewVersion || !version.StartsWith("GLIBCXX_", StringComparison.Ordinal)) return;
        if (Version.TryParse(version.Substring(8), out number) && number > new Version(3, 4, 30)) throw new InvalidDataException("needs " + version);
    }

    private long OnlySymbolOf(ushort version)
    {
        long found = -1;
        for (long i = 0; i < symbolCount; i++)
        {
            if ((U16(versions + 2 * i) & 0x7fff) != version) continue;
            if (found >= 0) throw new InvalidDataException("more than one symbol is bound to " + NewVersion);
            found = i;
        }
        return found;
    }

    private ushort U16(long at) { return BitConverter.ToUInt16(image, (int)at); }
    private uint U32(long at) { return BitConverter.ToUInt32(image, (int)at); }
    private ulong U64(long at) { return BitConverter.ToUInt64(image, (int)at); }

    private void Put16(long at, ushort value)
    {
        image[at] = (byte)value;
        image[at + 1] = (byte)(value >> 8);
    }

    private string Text(long at)
    {
        long end = at;
        while (image[end] != 0) end++;
        return Encoding.ASCII.GetString(image, (int)at, (int)(end - at));
    }
}

#if !WITHOUT_MSBUILD
/// <summary>The build step that applies <see cref="ElfImportEdit"/> to each native library of TorchSharp in an output folder.</summary>
public sealed class LoadTorchOnOlderLinux : Microsoft.Build.Utilities.Task
{
    [Microsoft.Build.Framework.Required]
    public Microsoft.Build.Framework.ITaskItem[] Files { get; set; }

    public override bool Execute()
    {
        foreach (var file in Files)
        {
            try
            {
                if (ElfImportEdit.Apply(file.ItemSpec)) Log.LogMessage(Microsoft.Build.Framework.MessageImportance.Normal, "Made " + file.ItemSpec + " loadable with an older libstdc++.");
            }
            catch (InvalidDataException error)
            {
                Log.LogWarning("TorchSharp's native library is not the one this build knows (" + file.ItemSpec + ": " + error.Message + "). It is left as it is; on Debian 12 it may not load.");
            }
        }
        return !Log.HasLoggedErrors;
    }
}
#endif
