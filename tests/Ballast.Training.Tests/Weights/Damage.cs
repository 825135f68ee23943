using Ballast.Core;

namespace Ballast.Training.Tests;

internal static class Damage
{
    /// <summary>Cuts the bytes short at every length and changes every byte in several ways: reading must succeed or fail with a message for people.</summary>
    public static void Everywhere(byte[] whole, Action<Stream> read)
    {
        for (int length = 0; length < whole.Length; length++) Attempt(whole[..length], read);
        for (int i = 0; i < whole.Length; i++)
            foreach (byte change in (byte[])[0x01, 0x80, 0xff])
            {
                byte[] damaged = [.. whole];
                damaged[i] ^= change;
                Attempt(damaged, read);
            }
    }

    private static void Attempt(byte[] bytes, Action<Stream> read)
    {
        try
        {
            using MemoryStream stream = new(bytes);
            read(stream);
        }
        catch (BallastException failure)
        {
            Assert.NotEmpty(failure.Message);
        }
    }
}
