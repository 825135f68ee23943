namespace Ballast.Resampling;

/// <summary>The settings of <see cref="BorderlineSmote"/>.</summary>
public sealed record BorderlineSmoteOptions : SmoteFamilyOptions
{
    /// <summary>How many neighbours in the whole table tell whether a sample is in danger; 1 or more, default 10.</summary>
    public int DangerNeighbors
    {
        get;
        init => field = AtLeastOne(value, nameof(DangerNeighbors), 10);
    } = 10;

    /// <summary>Towards which neighbours a sample moves; default <see cref="BorderlineKind.OwnClass"/>.</summary>
    public BorderlineKind Toward { get; init; } = BorderlineKind.OwnClass;

    /// <summary>What to do with a class of which no sample is in danger; default <see cref="NoDangerRemedy.Refuse"/>.</summary>
    public NoDangerRemedy NoDanger { get; init; } = NoDangerRemedy.Refuse;
}
