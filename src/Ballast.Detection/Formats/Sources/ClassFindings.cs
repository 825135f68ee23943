using Ballast.Core;

namespace Ballast.Detection;

/// <summary>What is odd about the classes of a whole dataset.</summary>
internal static class ClassFindings
{
    /// <summary>One finding for each class that no object has.</summary>
    /// <param name="classes">The declared classes.</param>
    /// <param name="images">The images with their objects.</param>
    /// <param name="file">The file that declares them.</param>
    internal static IEnumerable<DetectionFinding> Unused(ClassNames classes, IEnumerable<DetectionImage> images, string file)
    {
        bool[] used = new bool[classes.Count];
        foreach (DetectionImage image in images)
            foreach (Annotation annotation in image.Annotations)
                used[annotation.Label] = true;
        for (int label = 0; label < used.Length; label++)
            if (!used[label])
                yield return new DetectionFinding(file, null, DetectionFindingKind.UnusedClass, $"No object has class '{classes[label]}' (label {label}).");
    }
}
