using System.Text;
using Ballast.Core;

namespace Ballast.Tables.Tests;

public sealed class NpyFileTests
{
    [Fact]
    public void Every_type_reads_back()
    {
        using var folder = new TemporaryFolder();
        RoundTrip(folder, [1.5f, -2f, 0f, float.NaN], NpyType.F4);
        RoundTrip(folder, [1.5, -2, 0, double.MaxValue], NpyType.F8);
        RoundTrip(folder, [1, -2, 0, int.MaxValue], NpyType.I4);
        RoundTrip(folder, [1L, -2, 0, long.MaxValue], NpyType.I8);
        RoundTrip<byte>(folder, [1, 2, 0, byte.MaxValue], NpyType.U1);
        RoundTrip(folder, [true, false, false, true], NpyType.B1);
    }

    [Fact]
    public void The_head_is_that_of_numpy()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write(folder["a.npy"], NpyArray.Of([1, 2, 3], 3));
        byte[] bytes = File.ReadAllBytes(folder["a.npy"]);
        // numpy.save of an int32 array of three: 6 bytes of magic, version 1.0, the length of the head, which fills 128 bytes with blanks and a line end.
        Assert.Equal("{'descr': '<i4', 'fortran_order': False, 'shape': (3,), }", Encoding.ASCII.GetString(bytes, 10, 118).TrimEnd());
        Assert.Equal((byte)'\n', bytes[127]);
        Assert.Equal(128 + 12, bytes.Length);
    }

    [Fact]
    public void Fortran_order_is_turned()
    {
        using var file = new TestTable(Bytes("{'descr': '<i4', 'fortran_order': True, 'shape': (2, 3), }", [1, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0, 3, 0, 0, 0, 6, 0, 0, 0]), "a.npy");
        Assert.Equal([1, 2, 3, 4, 5, 6], NpyFile.Read(file.Path).Elements<int>().ToArray());
    }

    [Theory]
    [InlineData("{'descr': '<U8', 'fortran_order': False, 'shape': (2,), }", "'a.npy' holds elements of type '<U8'. Convert them to one of f4, f8, i4, i8, u1, bool (little-endian) with numpy's astype.")]
    [InlineData("{'descr': '>f8', 'fortran_order': False, 'shape': (2,), }", "'a.npy' holds elements of type '>f8'. Convert them to one of f4, f8, i4, i8, u1, bool (little-endian) with numpy's astype.")]
    [InlineData("{'descr': '<f8', 'shape': (2,), }", "'a.npy' starts like an array file of NumPy, but its head is damaged. Write it again with numpy.save.")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }", "'a.npy' is cut short: its head tells of 3 elements, but not all are there. Write it again.")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (99999, 99999), }", "'a.npy' holds more elements than the 2147483591 that fit into one table. Split the array.")]
    public void Damage_is_told(string head, string expected)
    {
        using var file = new TestTable(Bytes(head, new byte[8]), "a.npy");
        Assert.Equal(expected, file.Refusal(() => NpyFile.Read(file.Path)));
    }

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        using var file = new TestTable("x,y\n1,2\n", "a.npy");
        Assert.Equal("'a.npy' is not an array file of NumPy. Write it with numpy.save.", file.Refusal(() => NpyFile.Read(file.Path)));
    }

    private static void RoundTrip<T>(TemporaryFolder folder, T[] elements, NpyType type)
        where T : unmanaged
    {
        NpyFile.Write(folder["a.npy"], NpyArray.Of(elements, 2, 2));
        NpyArray read = NpyFile.Read(folder["a.npy"]);
        Assert.Equal(type, read.Type);
        Assert.Equal([2, 2], read.Shape);
        Assert.Equal(elements, read.Elements<T>().ToArray());
    }

    private static byte[] Bytes(string head, byte[] elements) =>
        [0x93, .. "NUMPY"u8, 1, 0, (byte)(head.Length + 1), 0, .. Encoding.ASCII.GetBytes(head), (byte)'\n', .. elements];
}
