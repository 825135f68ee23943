using System.Collections.Immutable;

namespace Ballast.Training;

/// <summary>Which tensors of a weight file went into a network, and which did not.</summary>
public sealed record TransferReport
{
    /// <summary>How many tensors of the network were filled from the file.</summary>
    public required int Transferred { get; init; }

    /// <summary>How many tensors (parameters and statistics) the network has.</summary>
    public required int Total { get; init; }

    /// <summary>The tensors of the network that the file does not have; they keep their starting values.</summary>
    public required ImmutableArray<string> Missing { get; init; }

    /// <summary>The tensors that both have in different shapes, as a classifier for other classes has; they keep their starting values.</summary>
    public required ImmutableArray<ShapeMismatch> Mismatched { get; init; }

    /// <summary>The tensors of the file that the network does not have.</summary>
    public required ImmutableArray<string> Unused { get; init; }

    /// <summary>One line, for example <c>Transferred 120 of 122 tensors; other shapes: fc.bias, fc.weight.</c></summary>
    public override string ToString()
    {
        string text = $"Transferred {Transferred} of {Total} tensors";
        if (!Mismatched.IsEmpty) text += $"; other shapes: {Listed([.. Mismatched.Select(one => one.Name)])}";
        if (!Missing.IsEmpty) text += $"; not in the file: {Listed(Missing)}";
        if (!Unused.IsEmpty) text += $"; not in the network: {Listed(Unused)}";
        return text + ".";
    }

    private static string Listed(ImmutableArray<string> names)
    {
        const int shown = 4;
        string list = string.Join(", ", names.Take(shown));
        return names.Length > shown ? $"{list} and {names.Length - shown} more" : list;
    }
}
