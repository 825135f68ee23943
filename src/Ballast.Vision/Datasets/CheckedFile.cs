namespace Ballast.Vision;

/// <summary>What the check of a file found.</summary>
/// <param name="Hash">The first 128 bits of its SHA-256, in hexadecimal; empty when it could not be read.</param>
/// <param name="Format">The format of its content.</param>
/// <param name="Defect">Why it is not usable; null when it is.</param>
internal readonly record struct CheckedFile(string Hash, ImageFormat Format, ImageDefectException? Defect);
