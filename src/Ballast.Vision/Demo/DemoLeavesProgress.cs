namespace Ballast.Vision;

/// <summary>How far the drawing of the demo dataset is.</summary>
/// <param name="PhotosDrawn">The photos on disk by now.</param>
/// <param name="PhotosTotal">The photos there will be.</param>
public readonly record struct DemoLeavesProgress(int PhotosDrawn, int PhotosTotal);
