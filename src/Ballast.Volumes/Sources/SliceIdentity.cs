namespace Ballast.Volumes;

/// <summary>What a slice is called in its source.</summary>
/// <param name="Number">DICOM's instance number, or the place in the volume from 0 where the source has no numbers.</param>
/// <param name="InstanceUid">DICOM's SOP instance UID; null elsewhere.</param>
public readonly record struct SliceIdentity(int Number, string? InstanceUid);
