using System.Text;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>Reads files of text that are not longer than such a file can sensibly be.</summary>
internal static class SourceText
{
    /// <summary>Reads a file that stands for a whole dataset.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostBytes">The longest that is read.</param>
    /// <exception cref="BallastException">It cannot be read, or is longer.</exception>
    internal static string Read(string path, long mostBytes) =>
        TryRead(path, mostBytes, out string? problem) ?? throw new BallastException($"{path}: {char.ToLowerInvariant(problem![0])}{problem[1..]}");

    /// <summary>Reads a file that stands for one image; null with a sentence where it cannot be read.</summary>
    internal static string? TryRead(string path, long mostBytes, out string? problem)
    {
        problem = null;
        try
        {
            // Pipes and devices have no length either: opening one could wait forever.
            long length = new FileInfo(path).Length;
            if (length == 0) return "";
            if (length <= mostBytes) return File.ReadAllText(path, Encoding.UTF8);
            problem = $"The file has {length} bytes; one of its kind has at most {mostBytes}.";
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            problem = "The file cannot be read: " + cause.Message;
        }

        return null;
    }
}
