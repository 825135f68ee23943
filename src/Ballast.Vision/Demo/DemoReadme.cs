namespace Ballast.Vision;

/// <summary>The README of a demo dataset.</summary>
internal static class DemoReadme
{
    public static string Text(DemoLeavesPlan plan)
    {
        DemoLeavesOptions options = plan.Options;
        DemoLeavesCounts counts = options.Counts;
        return $"""
            # Ballast demo leaves

            Drawn leaves with drawn diseases: {counts.Total} photos of {plan.Leaves.Length} leaves in five unequal classes.
            No plant and no camera was involved; do not draw conclusions about plants from it.

            | class | photos | leaves | what is drawn |
            |---|---|---|---|
            | healthy | {counts.Healthy} | {Leaves(LeafDisease.Healthy)} | only what all classes have: dirt, dust, yellowing, bruises, holes |
            | rust | {counts.Rust} | {Leaves(LeafDisease.Rust)} | many small orange-brown pustules with a pale halo |
            | scab | {counts.Scab} | {Leaves(LeafDisease.Scab)} | rough olive-dark blotches |
            | mildew | {counts.Mildew} | {Leaves(LeafDisease.Mildew)} | white powdery patches |
            | blight | {counts.Blight} | {Leaves(LeafDisease.Blight)} | large brown lesions near the margin, with concentric rings |

            - `images/<class>/*.jpg`: {options.ImageSizePixels} x {options.ImageSizePixels} pixels.
            - `metadata.csv`: file (below `images/`), label, leaf_group. Photos of one leaf share its leaf_group:
              the same outline, veins and lesions, but turned, lit and blurred anew, and laid on something else. A split must not part them.
            - `ballast-demo.json`: the settings and a hash of the files, by which Ballast knows the dataset again.

            How it was made: by `DemoLeaves.Write` of Ballast, drawing {DemoManifest.CurrentDrawing}, seed {options.Seed},
            {options.PhotosPerLeaf.Minimum} to {options.PhotosPerLeaf.Maximum} photos of a leaf.
            The same settings give the same files.

            Licence: public domain (CC0 1.0). Do with it what you like.

            """.ReplaceLineEndings("\n");

        int Leaves(LeafDisease disease) => plan.Leaves.Count(leaf => leaf.Disease == disease);
    }
}
