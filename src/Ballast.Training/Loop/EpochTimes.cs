namespace Ballast.Training;

/// <summary>Where the time of an epoch's training went, in seconds.</summary>
/// <param name="Waiting">Waiting for the loader.</param>
/// <param name="Stepping">Forward, backward and update.</param>
/// <param name="Whole">Both and what lies between.</param>
internal readonly record struct EpochTimes(double Waiting, double Stepping, double Whole);
