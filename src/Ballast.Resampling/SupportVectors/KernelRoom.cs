namespace Ballast.Resampling;

/// <summary>What one problem after another can be solved in, the largest setting the size.</summary>
/// <param name="Rows">For rows of the kernel: <see cref="KernelRows.RoomFor"/>.</param>
/// <param name="Points">For packed points: <see cref="KernelPoints.RoomFor"/>.</param>
internal sealed record KernelRoom(float[] Rows, double[] Points);
