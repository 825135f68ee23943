namespace Ballast.Training;

/// <summary>A reference to something outside the pickle, for PyTorch a storage.</summary>
internal sealed record PickleReference(object? Id);
