namespace Ballast.Training;

/// <summary>Where a run of values begins on the stack.</summary>
internal sealed class PickleMark
{
    public static readonly PickleMark Instance = new();

    private PickleMark()
    {
    }
}
