using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>Writes the file that tells a YOLO trainer of parts and classes.</summary>
internal static class DatasetYaml
{
    internal const string FileName = "dataset.yaml";

    /// <summary>Writes the file into a folder that grows; its <c>path</c> is the folder's final name.</summary>
    /// <param name="staged">The folder.</param>
    /// <param name="classes">The classes, in label order.</param>
    /// <param name="comments">Lines above, without '#'.</param>
    internal static void Write(StagingFolder staged, ClassNames classes, IEnumerable<string> comments)
    {
        var text = new StringBuilder();
        foreach (string comment in comments) text.Append($"# {comment}\n");
        text.Append(CultureInfo.InvariantCulture, $"path: {Quoted(staged.Target)}\ntrain: images/train\nval: images/val\ntest: images/test\nnc: {classes.Count}\nnames:\n");
        for (int label = 0; label < classes.Count; label++) text.Append(CultureInfo.InvariantCulture, $"  {label}: {Quoted(classes[label])}\n");
        File.WriteAllText(Path.Join(staged.Partial, FileName), text.ToString());
    }

    // A JSON string is a double-quoted YAML scalar.
    private static string Quoted(string text) => '"' + JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text) + '"';
}
