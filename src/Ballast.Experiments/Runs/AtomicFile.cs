using System.Text;
using System.Text.Json;

namespace Ballast.Experiments;

/// <summary>Writes whole files: under a temporary name first, then one rename.</summary>
internal static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void WriteText(string path, string text)
    {
        string temporary = path + ".partial";
        File.WriteAllText(temporary, text, Utf8);
        File.Move(temporary, path, overwrite: true);
    }

    public static void WriteJson<T>(string path, T value) => WriteText(path, JsonSerializer.Serialize(value, JsonFormat.File) + "\n");

    public static T ReadJson<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path, Utf8), JsonFormat.File)
                ?? throw new Core.BallastException($"{path}: the file holds 'null'. Delete it and run again.");
        }
        catch (JsonException error)
        {
            throw new Core.BallastException($"{path}:{error.LineNumber + 1}:{error.BytePositionInLine + 1}: {error.Message} Mend or delete the file and run again.", innerException: error);
        }
    }
}
