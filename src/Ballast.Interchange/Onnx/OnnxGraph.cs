using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Ballast.Interchange;

/// <summary>A graph of operations being built. Values go by their names; every operation adds fresh ones.</summary>
/// <remarks>The operations are those of the standard set in version <see cref="OnnxModel.OperatorSet"/> (github.com/onnx/onnx, docs/Operators.md).</remarks>
internal sealed class OnnxGraph(string name)
{
    private readonly List<OnnxNode> nodes = [];
    private readonly List<OnnxTensor> constants = [];
    private readonly List<OnnxValue> inputs = [];
    private readonly List<OnnxValue> outputs = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public IReadOnlyList<OnnxNode> Nodes => nodes;

    public IReadOnlyList<OnnxTensor> Constants => constants;

    public IReadOnlyList<OnnxValue> Inputs => inputs;

    public IReadOnlyList<OnnxValue> Outputs => outputs;

    /// <summary>Declares an input and returns its name.</summary>
    public string Input(OnnxValue value)
    {
        inputs.Add(value with { Name = Take(value.Name) });
        return value.Name;
    }

    /// <summary>Declares that a value of the graph is an output, under the name of the output.</summary>
    public void Output(string value, OnnxValue output)
    {
        nodes.Add(new OnnxNode($"{output.Name}_output", "Identity", [value], [Take(output.Name)]));
        outputs.Add(output);
    }

    /// <summary>Adds an operation with one output and returns the name of that.</summary>
    public string Add(string operation, ImmutableArray<string> from, params ImmutableArray<OnnxAttribute> attributes) => Add(operation, from, 1, attributes)[0];

    /// <summary>Adds an operation with several outputs and returns their names.</summary>
    public ImmutableArray<string> Add(string operation, ImmutableArray<string> from, int results, ImmutableArray<OnnxAttribute> attributes)
    {
        string node = $"{operation.ToLowerInvariant()}_{nodes.Count + 1}";
        ImmutableArray<string> made = [.. Enumerable.Range(0, results).Select(i => Take(results == 1 ? $"{node}_value" : $"{node}_value{i}"))];
        nodes.Add(new OnnxNode(node, operation, from, made) { Attributes = attributes });
        return made;
    }

    /// <summary>Adds constant numbers and returns their name; a name that is taken already gets a number.</summary>
    public string Constant(OnnxTensor tensor)
    {
        string free = tensor.Name;
        for (int copy = 2; names.Contains(free); copy++) free = $"{tensor.Name}_{copy}";
        constants.Add(tensor with { Name = Take(free) });
        return free;
    }

    /// <summary>Adds a constant list of whole numbers, such as a shape.</summary>
    public string Constant(string key, params ReadOnlySpan<long> values) =>
        Constant(new OnnxTensor(key, OnnxElement.Int64, [values.Length], MemoryMarshal.AsBytes(values).ToArray()));

    /// <summary>Adds constant numbers of a shape.</summary>
    public string Constant(string key, ImmutableArray<long> shape, ReadOnlySpan<float> values) =>
        Constant(new OnnxTensor(key, OnnxElement.Float, shape, MemoryMarshal.AsBytes(values).ToArray()));

    private string Take(string wanted) => names.Add(wanted) ? wanted : throw new ArgumentException($"The graph has a value '{wanted}' already.", nameof(wanted));
}
