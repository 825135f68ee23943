namespace Ballast.Vision;

/// <summary>How a folder of images is read.</summary>
public sealed record ImageFolderOptions
{
    /// <summary>The column of <c>metadata.csv</c> that names the group of an image; null (default) finds it by its name.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string? GroupColumn
    {
        get;
        init
        {
            if (value is not null) ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(GroupColumn));
            field = value;
        }
    }

    /// <summary>How many images to take, keeping the share of each class and groups whole as far as the number allows; null (default) takes all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? Limit
    {
        get;
        init
        {
            if (value is { } limit) ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1, nameof(Limit));
            field = value;
        }
    }

    /// <summary>The seed that chooses the images within the limit; default 42.</summary>
    public uint LimitSeed { get; init; } = 42;

    /// <summary>How many threads check files; default one a processor. The result does not depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Threads));
            field = value;
        }
    }

    = Environment.ProcessorCount;
}
