using System.Collections.Immutable;

namespace Ballast.Training;

/// <summary>A tensor that a weight file and a network have in different shapes.</summary>
/// <param name="Name">The name of the tensor.</param>
/// <param name="FileShape">The shape in the file.</param>
/// <param name="NetworkShape">The shape in the network.</param>
public sealed record ShapeMismatch(string Name, ImmutableArray<long> FileShape, ImmutableArray<long> NetworkShape)
{
    /// <summary>For example <c>fc.weight [1000, 1024] in the file, [10, 1024] in the network</c>.</summary>
    public override string ToString() => $"{Name} {TensorShape.Text(FileShape)} in the file, {TensorShape.Text(NetworkShape)} in the network";
}
