using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Volumes;

namespace Ballast.Detection;

/// <summary>Volumes and annotations that become a YOLO dataset.</summary>
public sealed record ConversionRequest
{
    /// <summary>The volumes; no name twice.</summary>
    public required ImmutableArray<VolumeEntry> Volumes { get; init; }

    /// <summary>What was annotated. A volume without a row has no object: it was looked at and nothing was found.</summary>
    public required VolumeAnnotations Annotations { get; init; }

    /// <summary>Which labels become which classes; rows of other labels are counted and left out.</summary>
    public required LabelMap Labels { get; init; }

    /// <summary>What to do with a dataset that is already there; default <see cref="ConversionMode.Create"/>.</summary>
    public ConversionMode Mode { get; init; }

    /// <summary>The parts' shares of the volumes; default 0.7, 0.15 and 0.15.</summary>
    public PartRatios Ratios { get; init; } = new();

    /// <summary>A CSV file with columns <c>volume</c> and <c>patient</c>: patients, not volumes, stay together. Default none.</summary>
    public string? PatientMapFile { get; init; }

    /// <summary>The seed of the split; default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>What an image without objects gets; default an empty label file.</summary>
    public EmptyLabelFiles EmptyLabels { get; init; }

    /// <summary>How boxes lie to images; default null, as the annotations say (boxes are turned, images stay as stored).</summary>
    public BoxOrientation? Orientation { get; init; }

    /// <summary>What is added to the slice of an annotation to give the number of the slice in its volume: 1 for fastMRI+ on DICOM files made of fastMRI, which count from 1. Default 0.</summary>
    public int SliceOffset { get; init; }

    /// <summary>Which values are shown from black to white; default percentiles 0.5 … 99.5 of the volume.</summary>
    public SliceWindow Window { get; init; } = SliceWindow.Usual;

    /// <summary>Threads; the dataset is the same with any number. Default: one a processor.</summary>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Threads is {value} but must be 1 or more.");
    } = Environment.ProcessorCount;

    internal BoxOrientation BoxesLie => Orientation ?? (Annotations.PictureRows == RowOrder.BottomFirst ? BoxOrientation.FlipBoxes : BoxOrientation.AsStored);
}
