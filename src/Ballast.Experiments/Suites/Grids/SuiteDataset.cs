namespace Ballast.Experiments;

/// <summary>A dataset of a grid.</summary>
/// <param name="Name">Its name, for folders and tables.</param>
/// <param name="Path">The folder of images.</param>
/// <param name="Data">How it is read and split.</param>
public sealed record SuiteDataset(string Name, string Path, DataSettings Data);
