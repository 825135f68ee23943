using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training;

/// <summary>A parameter under its name in the network, once in each replica: the replicas share its values in memory, and each has a gradient of its own.</summary>
internal sealed record TrainedParameter(string Name, Parameter[] Replicas)
{
    /// <summary>The values.</summary>
    public Parameter Values => Replicas[0];
}
