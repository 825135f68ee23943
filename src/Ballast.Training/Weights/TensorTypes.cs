using System.Collections.Frozen;
using TorchSharp;

namespace Ballast.Training;

/// <summary>The one table of element types: size in bytes, name in safetensors files, storage class in PyTorch files, type in torch.</summary>
internal static class TensorTypes
{
    private static readonly (TensorType Type, int Bytes, string SafeTensors, string Storage, torch.ScalarType Torch)[] Table =
    [
        (TensorType.F64, 8, "F64", "DoubleStorage", torch.ScalarType.Float64),
        (TensorType.F32, 4, "F32", "FloatStorage", torch.ScalarType.Float32),
        (TensorType.F16, 2, "F16", "HalfStorage", torch.ScalarType.Float16),
        (TensorType.BF16, 2, "BF16", "BFloat16Storage", torch.ScalarType.BFloat16),
        (TensorType.I64, 8, "I64", "LongStorage", torch.ScalarType.Int64),
        (TensorType.I32, 4, "I32", "IntStorage", torch.ScalarType.Int32),
        (TensorType.I16, 2, "I16", "ShortStorage", torch.ScalarType.Int16),
        (TensorType.I8, 1, "I8", "CharStorage", torch.ScalarType.Int8),
        (TensorType.U8, 1, "U8", "ByteStorage", torch.ScalarType.Byte),
        (TensorType.Boolean, 1, "BOOL", "BoolStorage", torch.ScalarType.Bool),
    ];

    private static readonly FrozenDictionary<string, TensorType> BySafeTensors = Table.ToFrozenDictionary(row => row.SafeTensors, row => row.Type);
    private static readonly FrozenDictionary<string, TensorType> ByStorage = Table.ToFrozenDictionary(row => row.Storage, row => row.Type);
    private static readonly FrozenDictionary<torch.ScalarType, TensorType> ByTorch = Table.ToFrozenDictionary(row => row.Torch, row => row.Type);

    public static string SafeTensorsNames => string.Join(", ", Table.Select(row => row.SafeTensors));

    public static int Bytes(TensorType type) => Row(type).Bytes;

    public static string SafeTensorsName(TensorType type) => Row(type).SafeTensors;

    public static torch.ScalarType Torch(TensorType type) => Row(type).Torch;

    public static TensorType FromTorch(torch.ScalarType type) =>
        ByTorch.TryGetValue(type, out TensorType found) ? found : throw new ArgumentException($"Tensors of {type} are not stored.", nameof(type));

    public static bool TryFromSafeTensors(string name, out TensorType type) => BySafeTensors.TryGetValue(name, out type);

    public static bool TryFromStorage(string name, out TensorType type) => ByStorage.TryGetValue(name, out type);

    private static (TensorType Type, int Bytes, string SafeTensors, string Storage, torch.ScalarType Torch) Row(TensorType type) => Table[(int)type];
}
