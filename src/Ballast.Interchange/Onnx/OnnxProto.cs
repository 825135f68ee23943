namespace Ballast.Interchange;

/// <summary>The parts of a graph as messages of onnx.proto; the field numbers are that file's.</summary>
internal static class OnnxProto
{
    private const int RealType = 1, IntegerType = 2, IntegersType = 7;

    /// <summary>GraphProto.</summary>
    public static ProtoMessage Of(OnnxGraph graph)
    {
        var message = new ProtoMessage();
        foreach (OnnxNode node in graph.Nodes) message.Message(1, Of(node));
        message.Text(2, graph.Name);
        foreach (OnnxTensor constant in graph.Constants) message.Message(5, Of(constant));
        foreach (OnnxValue input in graph.Inputs) message.Message(11, Of(input));
        foreach (OnnxValue output in graph.Outputs) message.Message(12, Of(output));
        return message;
    }

    /// <summary>NodeProto.</summary>
    private static ProtoMessage Of(OnnxNode node)
    {
        var message = new ProtoMessage();
        foreach (string input in node.Inputs) message.Text(1, input);
        foreach (string output in node.Outputs) message.Text(2, output);
        message.Text(3, node.Name).Text(4, node.Operation);
        foreach (OnnxAttribute attribute in node.Attributes) message.Message(5, Of(attribute));
        return message;
    }

    /// <summary>AttributeProto.</summary>
    private static ProtoMessage Of(OnnxAttribute attribute)
    {
        ProtoMessage message = new ProtoMessage().Text(1, attribute.Name);
        return attribute switch
        {
            OnnxAttribute.Integer integer => message.Integer(3, integer.Value).Integer(20, IntegerType),
            OnnxAttribute.Real real => message.Single(2, real.Value).Integer(20, RealType),
            OnnxAttribute.Integers integers => message.Integers(8, integers.Values.AsSpan()).Integer(20, IntegersType),
            _ => throw new NotSupportedException($"Attributes of {attribute.GetType()} are not written."),
        };
    }

    /// <summary>TensorProto.</summary>
    private static ProtoMessage Of(OnnxTensor tensor) =>
        new ProtoMessage().Integers(1, tensor.Shape.AsSpan()).Integer(2, (int)tensor.Element).Text(8, tensor.Name).Bytes(9, tensor.Bytes);

    /// <summary>ValueInfoProto; the first dimension is called <c>batch</c> and has any length.</summary>
    private static ProtoMessage Of(OnnxValue value)
    {
        ProtoMessage shape = new ProtoMessage().Message(1, new ProtoMessage().Text(2, "batch"));
        foreach (long length in value.RowShape) shape.Message(1, new ProtoMessage().Integer(1, length));
        ProtoMessage tensor = new ProtoMessage().Integer(1, (int)value.Element).Message(2, shape);
        return new ProtoMessage().Text(1, value.Name).Message(2, new ProtoMessage().Message(1, tensor));
    }
}
