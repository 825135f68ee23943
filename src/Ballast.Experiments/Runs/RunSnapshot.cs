using System.Reflection;
using System.Runtime.InteropServices;

namespace Ballast.Experiments;

/// <summary>What made a run: configuration, versions and machine, enough to make it again.</summary>
public static class RunSnapshot
{
    private static readonly string[] Libraries = ["TorchSharp", "OpenCvSharp", "ScottPlot"];

    /// <summary>Version of Ballast with the commit it was built from, when known.</summary>
    public static string ProductVersion { get; } =
        typeof(RunSnapshot).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Names and versions of the runtime and the libraries that are loaded.</summary>
    public static IReadOnlyDictionary<string, string> Versions()
    {
        var versions = new Dictionary<string, string> { ["Ballast"] = ProductVersion, [".NET"] = Environment.Version.ToString() };
        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies())
            if (assembly.GetName() is { Name: { } name, Version: { } version } && Libraries.Contains(name))
                versions[name] = version.ToString();
        return versions;
    }

    /// <summary>Processor, cores, memory and operating system, in one line.</summary>
    public static string Machine()
    {
        string processor = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[^1].Trim() ?? ""
            : "";
        double gibibytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30);
        return $"{(processor.Length == 0 ? RuntimeInformation.ProcessArchitecture.ToString() : processor)}, {Environment.ProcessorCount} cores, {gibibytes:0} GiB, {RuntimeInformation.OSDescription}";
    }

    internal static void Write(string folder, RunConfiguration configuration)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.WriteJson(Path.Combine(folder, RunFolder.Configuration), configuration);
        AtomicFile.WriteJson(Path.Combine(folder, "versions.json"), Versions());
        AtomicFile.WriteJson(Path.Combine(folder, "machine.json"), new { Machine = Machine(), CommandLine = Environment.CommandLine });
    }
}
