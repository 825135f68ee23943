using Ballast.Core;

namespace Ballast.Training;

/// <summary>What an exported network reads and gives.</summary>
public sealed record OnnxExportOptions
{
    /// <summary>What the input <c>images</c> holds; default what the network itself reads.</summary>
    public OnnxInput Input { get; init; }

    /// <summary>The outputs; default <c>logits</c> alone.</summary>
    public OnnxOutput Output { get; init; }

    /// <summary>The names of the classes for the metadata; null (the default) takes those of the classifier, if it has any.</summary>
    public ClassNames? ClassNames { get; init; }
}
