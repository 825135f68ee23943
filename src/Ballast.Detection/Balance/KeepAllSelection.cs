namespace Ballast.Detection;

/// <summary>Every image once.</summary>
internal sealed record KeepAllSelection : TrainingSelection
{
    internal override string MethodName => "volume_split";

    internal override int[] Choose(SelectionPool pool)
    {
        int[] copies = new int[pool.Count];
        Array.Fill(copies, 1);
        return copies;
    }
}
