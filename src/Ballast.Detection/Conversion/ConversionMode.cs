namespace Ballast.Detection;

/// <summary>What to do with a dataset that is already there.</summary>
public enum ConversionMode
{
    /// <summary>Refuse: a new folder is written.</summary>
    Create,

    /// <summary>Add the volumes that its report does not know, split only those, and leave the others where they are.</summary>
    Append,
}
