using System.Buffers;
using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>A volume in a NIfTI-1 or NIfTI-2 file, .nii or .nii.gz.</summary>
/// <remarks>
/// Values are stored values × slope + intercept, in double precision and then rounded to float, as nibabel's <c>get_fdata</c> gives them; a slope of 0
/// or no number means values as stored. Slices are as the file has them: nothing is turned by the orientation in the header. The default slice k is
/// nibabel's <c>data[:, :, k].T</c>. Read are whole numbers of 8 to 64 bits, float32 and float64 of either byte order; complex numbers, colours and pairs of
/// .hdr and .img are refused. A file that is packed, or cut across another than its third axis, is held in memory, one frame of it and as stored.
/// </remarks>
public sealed class NiftiVolume : IVolumeSource
{
    private readonly string path;
    private readonly NiftiHeader header;
    private readonly NiftiContent content;
    private readonly NiftiOptions options;
    private readonly Lazy<byte[]> frame;

    private NiftiVolume(string path, NiftiContent content, NiftiHeader header, NiftiOptions options)
    {
        this.path = path;
        this.content = content;
        this.header = header;
        this.options = options;
        frame = new Lazy<byte[]>(ReadFrame);
        int[] sizes = [.. header.Sizes];
        Slices = sizes[(int)options.Axis];
        WidthPixels = sizes[options.Axis == VolumeAxis.First ? 1 : 0];
        HeightPixels = sizes[options.Axis == VolumeAxis.Third ? 1 : 2];
    }

    /// <inheritdoc/>
    public string Name => VolumeName.OfFile(path);

    /// <inheritdoc/>
    public int Slices { get; }

    /// <inheritdoc/>
    public int WidthPixels { get; }

    /// <inheritdoc/>
    public int HeightPixels { get; }

    /// <summary>How many frames the file holds; 1 where it has three axes or fewer.</summary>
    public int Frames => header.Frames;

    /// <summary>The window between the header's <c>cal_min</c> and <c>cal_max</c>; null where these are not set.</summary>
    public IntensityWindow? Window => header.Window;

    /// <inheritdoc/>
    public bool IsInverted => false;

    private long FrameOffset => header.DataOffset + options.Frame * header.BytesPerFrame;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is cut; default across the third axis, the first frame.</param>
    /// <exception cref="BallastException">The file cannot be read, or is no NIfTI file that Ballast reads, or has not as many frames.</exception>
    public static NiftiVolume Open(string path, NiftiOptions? options = null)
    {
        options ??= new NiftiOptions();
        NiftiContent bytes = NiftiContent.Open(path);
        try
        {
            Span<byte> start = stackalloc byte[NiftiHeader.MaximumLength];
            NiftiHeader parsed = NiftiHeader.Parse(start[..bytes.ReadStart(start)], path);
            CheckSize(path, bytes, parsed, options);
            return new NiftiVolume(path, bytes, parsed, options);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public SliceIdentity Identity(int index)
    {
        SliceArguments.CheckIndex(this, index);
        return new SliceIdentity(index, null);
    }

    /// <inheritdoc/>
    public void ReadSlice(int index, Span<float> values)
    {
        SliceArguments.Check(this, index, values.Length);
        if (options.Axis != VolumeAxis.Third) Gather(index, values);
        else if (content.IsPacked) NiftiValues.Decode(header, frame.Value.AsSpan(index * SliceBytes(), SliceBytes()), values);
        else ReadPlain(index, values);
    }

    /// <inheritdoc/>
    public void Dispose() => content.Dispose();

    private static void CheckSize(string path, NiftiContent content, NiftiHeader header, NiftiOptions options)
    {
        if (options.Frame >= header.Frames)
            throw new BallastException($"{path}: has {header.Frames} frames, so there is no frame {options.Frame}. Choose a frame from 0 to {header.Frames - 1}.");
        long needed = header.DataOffset + header.BytesPerFrame;
        // Divided, because the frames of a damaged header multiply to more than a long holds.
        if (needed > content.LargestLength || header.Frames > (content.LargestLength - header.DataOffset) / header.BytesPerFrame)
            throw new BallastException(
                $"{path}: its header names {string.Join(" x ", header.Sizes)} values in {header.Frames} frames, more than the file can hold. Copy the file again.");
        if ((content.IsPacked || options.Axis != VolumeAxis.Third) && header.BytesPerFrame > Array.MaxLength)
            throw new BallastException(
                $"{path}: one frame has {header.BytesPerFrame} bytes, but at most {Array.MaxLength} are held in memory. Unpack the file with gunzip and cut it across the third axis.");
        int axis = (int)options.Axis;
        if (header.BytesPerFrame / header.BytesPerValue / header.Sizes[axis] > SliceArguments.MaximumPixels)
            throw new BallastException($"{path}: a slice has more than {SliceArguments.MaximumPixels} pixels. Cut the file across another axis.");
    }

    private int SliceBytes() => WidthPixels * HeightPixels * header.BytesPerValue;

    private byte[] ReadFrame()
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)header.BytesPerFrame);
        content.Read(FrameOffset, bytes);
        return bytes;
    }

    private void ReadPlain(int index, Span<float> values)
    {
        byte[] raw = ArrayPool<byte>.Shared.Rent(SliceBytes());
        try
        {
            Span<byte> slice = raw.AsSpan(0, SliceBytes());
            content.Read(FrameOffset + (long)index * SliceBytes(), slice);
            NiftiValues.Decode(header, slice, values);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
        }
    }

    private void Gather(int index, Span<float> values)
    {
        byte[] raw = ArrayPool<byte>.Shared.Rent(SliceBytes());
        ReadOnlySpan<byte> stored = frame.Value;
        int size = header.BytesPerValue, row = header.Sizes[0] * size, plane = header.Sizes[1] * row;
        for (int y = 0; y < HeightPixels; y++)
        {
            Span<byte> target = raw.AsSpan(y * WidthPixels * size, WidthPixels * size);
            if (options.Axis == VolumeAxis.Second) stored.Slice(y * plane + index * row, row).CopyTo(target);
            else for (int x = 0; x < WidthPixels; x++) stored.Slice(y * plane + x * row + index * size, size).CopyTo(target[(x * size)..]);
        }

        NiftiValues.Decode(header, raw.AsSpan(0, SliceBytes()), values);
        ArrayPool<byte>.Shared.Return(raw);
    }
}
