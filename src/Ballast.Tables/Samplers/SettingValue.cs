using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Ballast.Core;

namespace Ballast.Tables;

/// <summary>Turns the text of a setting into a value of its type.</summary>
internal static class SettingValue
{
    /// <summary>
    /// The value of a text: numbers, yes and no, the names of an enumeration, lists with commas, and for a closed type the name of a case
    /// (<c>euclidean</c>), with a number where the case takes one (<c>minkowski:3</c>, or the number alone where one case is called <c>Of</c>).
    /// </summary>
    public static object? Parse(Type type, string name, string text)
    {
        text = text.Trim();
        if (Nullable.GetUnderlyingType(type) is { } inner) return BareName.Of(text) is "none" or "null" or "auto" ? null : Parse(inner, name, text);
        if (type.IsEnum) return OneOf(Enum.GetNames(type), name, text) is var chosen ? Enum.Parse(type, chosen) : null;
        if (type == typeof(bool)) return Truth(name, text);
        if (type == typeof(string)) return text;
        if (IsNumber(type)) return Number(type, name, text);
        if (type == typeof(ImmutableArray<int>)) return ImmutableArray.CreateRange(Items(text).Select(item => (int)Number(typeof(int), name, item)));
        if (type == typeof(ImmutableArray<double>)) return ImmutableArray.CreateRange(Items(text).Select(item => (double)Number(typeof(double), name, item)));
        return Case(type, name, text);
    }

    /// <summary>Column numbers in the kind of list that a property takes.</summary>
    public static object Columns(Type type, ImmutableArray<int> columns) => type.IsAssignableFrom(typeof(ImmutableArray<int>)) ? columns : columns.ToArray();

    private static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;

    private static string[] Items(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool Truth(string name, string text) => BareName.Of(text) switch
    {
        "true" or "yes" or "on" or "1" => true,
        "false" or "no" or "off" or "0" => false,
        _ => throw new BallastException($"{name} is '{text}' but must be yes or no."),
    };

    private static object Number(Type type, string name, string text)
    {
        bool whole = type != typeof(double) && type != typeof(float) && type != typeof(decimal);
        try
        {
            return Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        }
        catch (Exception cause) when (cause is FormatException or OverflowException)
        {
            throw new BallastException($"{name} is '{text}' but must be a {(whole ? "whole " : "")}number.", innerException: cause);
        }
    }

    private static string OneOf(IReadOnlyList<string> choices, string name, string text)
    {
        string bare = BareName.Of(text);
        string[] shown = [.. choices.Select(Spelling.Kebab)];
        return choices.FirstOrDefault(choice => BareName.Of(choice) == bare)
            ?? throw new BallastException($"{name} is '{text}' but must be one of {string.Join(", ", shown)}. Did you mean '{NearestName.Of(Spelling.Kebab(text), shown)}'?");
    }

    private static object? Case(Type type, string name, string text)
    {
        MethodInfo[] withNumber = [.. type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(each => !each.IsSpecialName && each.ReturnType.IsAssignableTo(type) && each.GetParameters() is [{ } only] && IsNumber(only.ParameterType))];
        PropertyInfo[] plain = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(each => each.PropertyType.IsAssignableTo(type))];
        string[] parts = text.Split(':', 2);
        try
        {
            if (parts.Length == 1 && plain.FirstOrDefault(each => BareName.Of(each.Name) == BareName.Of(text)) is { } property) return property.GetValue(null);
            bool numberAlone = parts.Length == 1 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
            string wanted = numberAlone ? "of" : BareName.Of(parts[0]);
            if ((numberAlone || parts.Length == 2) && withNumber.FirstOrDefault(each => BareName.Of(each.Name) == wanted) is { } method)
                return method.Invoke(null, [Number(method.GetParameters()[0].ParameterType, name, parts[^1])]);
        }
        catch (TargetInvocationException error) when (error.InnerException is BallastException inner)
        {
            throw new BallastException(inner.Message, inner.Kind, error);
        }

        string[] choices = [.. plain.Select(each => Spelling.Kebab(each.Name)), .. withNumber.Select(each => each.Name == "Of" ? "a number" : Spelling.Kebab(each.Name) + ":NUMBER")];
        throw new BallastException(choices.Length == 0
            ? $"{name} cannot be given as text. Leave it out, or use the library."
            : $"{name} is '{text}' but must be {(choices.Length == 1 ? "" : "one of ")}{string.Join(", ", choices)}.");
    }
}
