using System.Globalization;
using System.Xml;

namespace Ballast.Detection;

/// <summary>What a Pascal VOC file says. Its text is read element by element: no DTD, no entities of its own, no depth to speak of.</summary>
internal sealed class VocDocument
{
    private const int Deepest = 32;

    private const long LongestBytes = 64 << 20;

    private readonly string file;
    private readonly List<DetectionFinding> findings;
    private readonly List<string> path = [];

    private int objectLine;
    private string? name;
    private bool difficult;
    private bool truncated;
    private double?[] corners = new double?[4];

    private VocDocument(string file, List<DetectionFinding> findings) => (this.file, this.findings) = (file, findings);

    internal string? FileName { get; private set; }

    internal double? Width { get; private set; }

    internal double? Height { get; private set; }

    internal List<VocObject> Objects { get; } = [];

    /// <summary>Reads a file; null with a finding where it is no such XML.</summary>
    internal static VocDocument? Read(string fullPath, string file, List<DetectionFinding> findings)
    {
        string? text = SourceText.TryRead(fullPath, LongestBytes, out string? problem);
        if (text is not null) return Parse(text, file, findings);
        findings.Add(new DetectionFinding(file, null, DetectionFindingKind.Unreadable, problem + " It was left out."));
        return null;
    }

    internal static VocDocument? Parse(string text, string file, List<DetectionFinding> findings)
    {
        var document = new VocDocument(file, findings);
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
            return document.Take(reader) ? document : null;
        }
        catch (XmlException cause)
        {
            findings.Add(new DetectionFinding(file, cause.LineNumber > 0 ? cause.LineNumber : null, DetectionFindingKind.Unreadable, $"The file is not XML as it is read here (no DTD): {cause.Message} It was left out."));
            return null;
        }
    }

    private bool Take(XmlReader reader)
    {
        while (reader.Read())
        {
            int line = ((IXmlLineInfo)reader).LineNumber;
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.Depth >= Deepest)
                {
                    findings.Add(new DetectionFinding(file, line, DetectionFindingKind.Unreadable, $"Elements are nested more than {Deepest} deep. The file was left out."));
                    return false;
                }

                path.Add(reader.LocalName);
                if (IsAt("annotation", "object")) StartObject(line);
                if (reader.IsEmptyElement) EndElement();
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                EndElement();
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                TakeText(reader.Value.Trim());
            }
        }

        return true;
    }

    private void StartObject(int line) => (objectLine, name, difficult, truncated, corners) = (line, null, false, false, new double?[4]);

    private void EndElement()
    {
        if (IsAt("annotation", "object")) FinishObject();
        path.RemoveAt(path.Count - 1);
    }

    private void TakeText(string text)
    {
        if (IsAt("annotation", "filename")) FileName = text;
        else if (IsAt("annotation", "size", "width")) Width = Number(text);
        else if (IsAt("annotation", "size", "height")) Height = Number(text);
        else if (IsAt("annotation", "object", "name")) name = text;
        else if (IsAt("annotation", "object", "difficult")) difficult = IsTrue(text);
        else if (IsAt("annotation", "object", "truncated")) truncated = IsTrue(text);
        else if (path.Count == 4 && IsAt("annotation", "object", "bndbox", path[3]) && Array.IndexOf(["xmin", "ymin", "xmax", "ymax"], path[3]) is var corner and >= 0) corners[corner] = Number(text);
    }

    private void FinishObject()
    {
        var place = new SourcePlace(file, objectLine);
        if (string.IsNullOrWhiteSpace(name)) findings.Add(place.Finding(DetectionFindingKind.Malformed, "An object has no name; it was left out."));
        else if (Array.Exists(corners, corner => corner is null)) findings.Add(place.Finding(DetectionFindingKind.Malformed, $"The box of '{name}' does not have the four numbers xmin, ymin, xmax and ymax; it was left out."));
        else Objects.Add(new VocObject(objectLine, name, [.. corners.Select(corner => corner!.Value)]) { IsDifficult = difficult, IsTruncated = truncated });
    }

    private bool IsAt(params ReadOnlySpan<string> elements)
    {
        if (path.Count != elements.Length) return false;
        for (int i = 0; i < elements.Length; i++)
            if (path[i] != elements[i])
                return false;
        return true;
    }

    private static bool IsTrue(string text) => Number(text) is > 0 || string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}
