using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>The one place where the words of the command line and of JSON meet a type: a closed list of names and what they mean.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Choices<T>
    where T : notnull
{
    private readonly string subject;
    private readonly ImmutableArray<(string Name, T Value)> entries;

    internal Choices(string subject, params ImmutableArray<(string Name, T Value)> entries)
    {
        this.subject = subject;
        this.entries = entries;
    }

    /// <summary>The names, in the order of the list.</summary>
    public IEnumerable<string> Names => entries.Select(entry => entry.Name);

    /// <summary>The values, in the order of the list.</summary>
    public IEnumerable<T> Values => entries.Select(entry => entry.Value);

    /// <summary>The value that a name stands for.</summary>
    /// <param name="name">The name, in any case; hyphens and underscores are the same.</param>
    /// <exception cref="BallastException">There is no such name; the message lists the choices and the nearest one.</exception>
    public T Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string wanted = Fold(name);
        foreach ((string known, T value) in entries)
            if (Fold(known) == wanted)
                return value;
        string nearest = NearestName.Of(wanted, Names);
        throw new BallastException($"There is no {subject} '{name}'. Did you mean '{nearest}'? Choices: {string.Join(", ", Names)}.");
    }

    /// <summary>The name of a value.</summary>
    /// <param name="value">A value of the list.</param>
    /// <exception cref="ArgumentException">The value is not in the list.</exception>
    public string NameOf(T value)
    {
        foreach ((string name, T known) in entries)
            if (known.Equals(value))
                return name;
        throw new ArgumentException($"The {subject} '{value}' has no name.", nameof(value));
    }

    private static string Fold(string name) => name.Replace('-', '_').ToLowerInvariant();
}
