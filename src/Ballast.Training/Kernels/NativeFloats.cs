using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The memory of image tensors [n, c, h, w] whose channels lie last, in float32 unless said otherwise, for kernels that work on it directly.</summary>
/// <remarks>TorchSharp's own access to memory goes through a new tensor a view; on maps of a few pixels that costs more than the work.</remarks>
internal static unsafe partial class NativeFloats
{
    /// <summary>The first value of a dense float32 tensor, whatever the order of its dimensions. Valid as long as the tensor lives.</summary>
    public static float* Of(Tensor dense) => (float*)Data(dense.Handle);

    /// <summary>The same for another type of values, which must be the tensor's.</summary>
    public static T* Of<T>(Tensor dense)
        where T : unmanaged => (T*)Data(dense.Handle);

    /// <summary>The sizes of an image tensor [n, c, h, w]. TorchSharp's own <c>shape</c> leaves an object to finalise behind; a step would make hundreds.</summary>
    public static (long Images, int Channels, long Height, long Width) Shape(Tensor images)
    {
        IntPtr tensor = images.Handle;
        return (Size(tensor, 0), (int)Size(tensor, 1), Size(tensor, 2), Size(tensor, 3));
    }

    /// <summary>A new image tensor [n, c, h, w] with channels last and undefined values.</summary>
    public static Tensor NewImages(long images, long channels, long height, long width, ScalarType type = ScalarType.Float32) =>
        empty_strided([images, channels, height, width], [height * width * channels, 1, width * channels, channels], type);

    /// <summary>The images themselves when they lie channels last and without gaps, or a copy that does.</summary>
    public static Tensor ChannelsLast(Tensor images)
    {
        if (Holds(images)) return images;
        using Tensor last = images.permute(0, 2, 3, 1); // [n, h, w, c]
        using Tensor dense = last.contiguous(); // [n, h, w, c]
        return dense.permute(0, 3, 1, 2); // [n, c, h, w]
    }

    private static bool Holds(Tensor images)
    {
        IntPtr tensor = images.Handle;
        long channels = Size(tensor, 1), line = channels * Size(tensor, 3);
        return Stride(tensor, 1) == 1 && Stride(tensor, 3) == channels && Stride(tensor, 2) == line && Stride(tensor, 0) == line * Size(tensor, 2);
    }

    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_data")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void* Data(IntPtr tensor);

    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_size")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial long Size(IntPtr tensor, long dimension);

    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_stride")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial long Stride(IntPtr tensor, long dimension);
}
