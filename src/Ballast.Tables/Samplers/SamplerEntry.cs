using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Tables;

/// <summary>One sampler of the catalogue: its name, what it needs, and its settings.</summary>
internal sealed class SamplerEntry
{
    // Settings that every sampler has; each has an option of its own on the command line.
    private static readonly string[] Shared =
        [nameof(SamplerOptions.Target), nameof(SamplerOptions.Compatibility), nameof(SamplerOptions.Workers), nameof(SamplerOptions.ClassNames), nameof(SeededSamplerOptions.Seed)];

    // imbalanced-learn writes these as one word.
    private static readonly Dictionary<string, string> UsualNames = new(StringComparer.Ordinal)
    {
        ["smote_nc"] = "smotenc",
        ["smote_n"] = "smoten",
    };

    private readonly ConstructorInfo constructor;
    private readonly Type options;
    private readonly PropertyInfo[] properties;

    public SamplerEntry(ConstructorInfo constructor)
    {
        this.constructor = constructor;
        options = constructor.GetParameters()[0].ParameterType;
        properties = options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(each => each.CanWrite).ToArray();
        Type type = constructor.DeclaringType!;
        string snake = Spelling.Snake(type.Name);
        Name = UsualNames.GetValueOrDefault(snake, snake);
        Input = type.GetMethods().Any(TakesLabelsOnly) ? SamplerInput.Labels
            : Find(CategoricalColumns) is not null ? SamplerInput.Mixed
            : Name == "smoten" ? SamplerInput.Categories
            : SamplerInput.Numbers;
    }

    public string Name { get; }

    public SamplerInput Input { get; }

    /// <summary>The names of its own settings.</summary>
    public IEnumerable<string> Settings => properties.Where(each => !Shared.Contains(each.Name) && each.Name != CategoricalColumns).Select(each => Spelling.Kebab(each.Name)).Order(StringComparer.Ordinal);

    private static string CategoricalColumns => nameof(SamplerRequest.CategoricalColumns);

    /// <summary>Whether a bare name means this sampler: that of the type, with or without the s of the plural.</summary>
    public bool IsCalled(string bare)
    {
        string own = BareName.Of(Name);
        return own == bare || own == bare + "s" || own + "s" == bare;
    }

    /// <summary>Whether it needs no more than labels with these settings.</summary>
    public bool NeedsLabelsOnly(ImmutableDictionary<string, string> settings) =>
        Input == SamplerInput.Labels && !settings.Keys.Any(name => BareName.Of(name) == "shrinkage");

    /// <summary>The settings of its own that a message names, in that order, as the command line spells them.</summary>
    public string[] SettingsIn(string message) =>
    [
        .. properties.Where(each => !Shared.Contains(each.Name))
            .Select(each => (each.Name, At: Regex.Match(message, $@"\b{each.Name}\b") is { Success: true } found ? found.Index : -1))
            .Where(each => each.At >= 0)
            .OrderBy(each => each.At)
            .Select(each => Spelling.Kebab(each.Name)),
    ];

    public ISampler Create(SamplerRequest request)
    {
        object made = Activator.CreateInstance(options)!;
        Set(made, nameof(SamplerOptions.Target), request.Target);
        Set(made, nameof(SamplerOptions.Compatibility), request.Compatibility);
        Set(made, nameof(SamplerOptions.Workers), request.Workers);
        Set(made, nameof(SamplerOptions.ClassNames), request.Classes);
        Set(made, nameof(SeededSamplerOptions.Seed), request.Seed);
        Set(made, CategoricalColumns, request.CategoricalColumns);
        foreach ((string name, string text) in request.Settings.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            PropertyInfo property = Setting(name);
            Set(made, property.Name, SettingValue.Parse(property.PropertyType, Spelling.Kebab(property.Name), text));
        }

        return (ISampler)Unwrapped(() => constructor.Invoke([made]));
    }

    private static bool TakesLabelsOnly(MethodInfo method) =>
        method.Name == nameof(ISampler.Resample) && method.GetParameters() is [{ } labels, _] && labels.ParameterType == typeof(ReadOnlySpan<int>);

    private PropertyInfo? Find(string name)
    {
        string bare = BareName.Of(name);
        return properties.FirstOrDefault(each => BareName.Of(each.Name) == bare);
    }

    private PropertyInfo Setting(string name)
    {
        PropertyInfo? found = Find(name);
        if (found is not null && Shared.Contains(found.Name))
            throw new BallastException($"The {Spelling.Kebab(found.Name).Replace('-', ' ')} is no setting of one method. Give it with --{Spelling.Kebab(found.Name)}.");
        if (found is not null && found.Name == CategoricalColumns)
            throw new BallastException("The categorical columns are no setting of one method. Name them with --categorical.");
        if (found is not null) return found;
        string[] known = [.. Settings];
        throw new BallastException(known.Length == 0
            ? $"{Name} has no setting '{name}'; it has none of its own."
            : $"{Name} has no setting '{name}'. Did you mean '{NearestName.Of(Spelling.Kebab(name), known)}'? Settings: {string.Join(", ", known)}.");
    }

    private void Set(object made, string name, object? value)
    {
        PropertyInfo? property = Find(name);
        if (property is null) return;
        object? fitting = value is ImmutableArray<int> columns ? SettingValue.Columns(property.PropertyType, columns) : value;
        Unwrapped(() =>
        {
            property.SetValue(made, fitting);
            return made;
        });
    }

    /// <summary>What a validating property throws, as it throws it.</summary>
    private static object Unwrapped(Func<object> work)
    {
        try
        {
            return work();
        }
        catch (TargetInvocationException error) when (error.InnerException is BallastException inner)
        {
            throw new BallastException(inner.Message, inner.Kind, error);
        }
    }
}
