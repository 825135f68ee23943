namespace Ballast.Volumes;

/// <summary>How a folder of DICOM files is read.</summary>
public sealed record DicomFolderOptions
{
    /// <summary>The threads that read files; by default one a processor. The result does not depend on it.</summary>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    = Environment.ProcessorCount;
}
