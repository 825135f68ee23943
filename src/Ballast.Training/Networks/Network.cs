using System.Collections.Immutable;

namespace Ballast.Training;

/// <summary>A network with its weights. Holds native memory until it is disposed.</summary>
public sealed class Network : IDisposable
{
    internal Network(NetworkName name, NetworkOptions options, NetworkModule module)
    {
        Name = name;
        Options = options;
        Module = module;
    }

    /// <summary>Which network this is.</summary>
    public NetworkName Name { get; }

    /// <summary>What it was made for; the size of the images is filled in.</summary>
    public NetworkOptions Options { get; }

    /// <summary>How many numbers training can change; running statistics do not count.</summary>
    public long ParameterCount => Module.parameters().Sum(parameter => parameter.numel());

    internal NetworkModule Module { get; }

    /// <summary>Draws the weights of the classifier layer anew and leaves all others, as the second stage of decoupled training does.</summary>
    /// <param name="seed">The seed of the new weights.</param>
    /// <remarks>Kang et al. 2020, "Decoupling representation and classifier for long-tailed recognition", section 4 (cRT), arXiv:1910.09217.</remarks>
    public void ResetClassifier(uint seed)
    {
        Module.Initialize(seed, Name.ClassifierLayer);
        ClassifierLayers.FillBias(Module, Name.ClassifierLayer, Options.Head);
    }

    /// <summary>Copies all weights and running statistics out of native memory, by name.</summary>
    public ImmutableSortedDictionary<string, StoredTensor> CaptureState() => NetworkState.Capture(Module);

    /// <summary>Copies all weights and running statistics back in.</summary>
    /// <param name="state">One tensor for each name that <see cref="CaptureState"/> gives, of the same shape; numbers are converted.</param>
    /// <exception cref="ArgumentException">A name is missing, unknown or of another shape; nothing is changed then.</exception>
    public void RestoreState(IReadOnlyDictionary<string, StoredTensor> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        NetworkState.Restore(Module, state);
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose() => Module.Dispose();
}
