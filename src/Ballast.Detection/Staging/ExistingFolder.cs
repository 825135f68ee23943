namespace Ballast.Detection;

/// <summary>What happens when the folder to write is already there and not empty.</summary>
public enum ExistingFolder
{
    /// <summary>It is refused; nothing is written.</summary>
    Refuse,

    /// <summary>It is replaced as a whole, once the new one is complete.</summary>
    Replace,
}
