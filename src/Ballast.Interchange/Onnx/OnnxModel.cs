using Ballast.Core;

namespace Ballast.Interchange;

/// <summary>A graph with what a reader should know about it, as an ONNX file (onnx.proto of ONNX 1.12: IR version 8, operator set 17).</summary>
internal sealed record OnnxModel(OnnxGraph Graph)
{
    /// <summary>The version of the standard operators; ONNX Runtime reads it from 1.12 on.</summary>
    public const int OperatorSet = 17;

    private const int IntermediateRepresentation = 8;

    /// <summary>Texts about the model.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>What made the file.</summary>
    public required (string Name, string Version) Producer { get; init; }

    /// <summary>Writes the file: under another name first, so that a file of this name is always whole.</summary>
    /// <exception cref="BallastException">The file cannot be written.</exception>
    public void Save(string path)
    {
        string partial = path + ".partial";
        try
        {
            using (FileStream file = new(partial, FileMode.Create, FileAccess.Write))
            {
                ToProto().WriteTo(file);
                file.Flush(true);
            }

            File.Move(partial, path, true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{path}: cannot be written. {cause.Message}", innerException: cause);
        }
    }

    internal ProtoMessage ToProto()
    {
        ProtoMessage model = new ProtoMessage()
            .Integer(1, IntermediateRepresentation)
            .Text(2, Producer.Name)
            .Text(3, Producer.Version)
            .Message(7, OnnxProto.Of(Graph))
            .Message(8, new ProtoMessage().Text(1, "").Integer(2, OperatorSet));
        foreach ((string key, string value) in Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            model.Message(14, new ProtoMessage().Text(1, key).Text(2, value));
        return model;
    }
}
