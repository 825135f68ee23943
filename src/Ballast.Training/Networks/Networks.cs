using Ballast.Core;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Creates networks with starting weights drawn as their authors or torchvision draw them.</summary>
public static class Networks
{
    /// <summary>Creates a network.</summary>
    /// <param name="name">Which network.</param>
    /// <param name="options">Classes, classifier layer, size of the images and seed.</param>
    /// <returns>The network, in training mode; the caller disposes it.</returns>
    /// <exception cref="BallastException">The images are smaller than the network can read.</exception>
    /// <remarks>
    /// Layer names and shapes are those of torchvision 0.14, so that weights move between both key for key. The weights depend on the seed alone,
    /// not on the state of any other generator, and drawing them leaves that state as it was.
    /// </remarks>
    public static Network Create(NetworkName name, NetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        NetworkOptions settled = options with { ImageSizePixels = options.ImageSizePixels ?? name.ImageSizePixels };
        if (settled.ImageSizePixels < name.MinimumImageSizePixels)
            throw new BallastException($"Images of {settled.ImageSizePixels} pixels are too small for {name}, which reads {name.MinimumImageSizePixels} pixels or more. Raise the image size.");
        NetworkModule module = name.Build(settled);
        module.Initialize(settled.Seed);
        ClassifierLayers.FillBias(module, name.ClassifierLayer, settled.Head);
        ChannelsLast.Convert(module);
        DetachFromScope(module);
        return new Network(name, settled, module);
    }

    /// <summary>A network belongs to its caller, not to the scope of temporaries in which it happens to be created.</summary>
    private static void DetachFromScope(NetworkModule module)
    {
        foreach (Tensor parameter in module.parameters()) parameter.DetachFromDisposeScope();
        foreach (Tensor buffer in module.buffers()) buffer.DetachFromDisposeScope();
    }
}
