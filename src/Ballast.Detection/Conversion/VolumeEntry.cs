using Ballast.Volumes;

namespace Ballast.Detection;

/// <summary>A volume that is to be converted.</summary>
/// <param name="Name">What it is called: the name that annotations use, and the group of its slices.</param>
/// <param name="Open">Opens it; called once, on any thread.</param>
public sealed record VolumeEntry(string Name, Func<IVolumeSource> Open);
