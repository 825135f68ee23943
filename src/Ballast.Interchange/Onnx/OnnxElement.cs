namespace Ballast.Interchange;

/// <summary>The type of a tensor's numbers, by the numbers of onnx.proto (TensorProto.DataType).</summary>
internal enum OnnxElement
{
    Float = 1,
    UInt8 = 2,
    Int64 = 7,
}
