namespace Ballast.Vision;

/// <summary>One leaf to be drawn and photographed.</summary>
/// <param name="Disease">What is drawn on it.</param>
/// <param name="Number">Its number within its class, from 1.</param>
/// <param name="FirstPhoto">The place of its first photo in the list of all photos.</param>
/// <param name="Photos">How many photos are taken.</param>
internal readonly record struct DemoLeaf(LeafDisease Disease, int Number, int FirstPhoto, int Photos)
{
    public string ClassName => Disease.ToString().ToLowerInvariant();

    public string Group => $"{ClassName}:{Number:D4}";

    /// <summary>The name of a photo below <c>images/</c>, with forward slashes.</summary>
    public string File(int photo) => $"{ClassName}/{ClassName}_{Number:D4}_{photo + 1:D2}.jpg";

    /// <summary>What the leaf is, for its draws: independent of the other leaves and classes.</summary>
    public ulong Key => ((ulong)Disease << 32) | (uint)Number;
}
