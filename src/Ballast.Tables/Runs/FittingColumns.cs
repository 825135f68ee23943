using Ballast.Core;

namespace Ballast.Tables;

/// <summary>Whether a sampler can use the columns of a table; if not, which can.</summary>
internal static class FittingColumns
{
    private const int Shown = 3;

    public static void Require(SamplerEntry entry, FeatureTable table, string path)
    {
        TableColumn[] categories = [.. table.FeatureColumns.Where(column => column.Kind == ColumnKind.Category)];
        int numbers = table.FeatureColumns.Count(column => column.Kind == ColumnKind.Number);
        if (table.FeatureColumns.FirstOrDefault(column => column.Kind == ColumnKind.Other) is { } other)
            throw new BallastException(
                $"'{path}': column '{other.Name}' holds dates or bytes, which {entry.Name} cannot compare. Take the column out, or use random_over_sampler or random_under_sampler, which copy any column.");
        switch (entry.Input)
        {
            case SamplerInput.Mixed when categories.Length == 0:
                throw new BallastException($"'{path}' has no column of categories, which {entry.Name} needs. Use smote for numbers, or name columns that are codes with --categorical.");
            case SamplerInput.Mixed when numbers == 0:
                throw new BallastException($"'{path}' has no column of numbers, which {entry.Name} needs. Use smoten for categories alone.");
            case SamplerInput.Categories when numbers > 0:
                TableColumn number = table.FeatureColumns.First(column => column.Kind == ColumnKind.Number);
                throw new BallastException(
                    $"'{path}': column '{number.Name}' holds numbers, but {entry.Name} takes categories alone. Use smotenc for both, or name columns that are codes with --categorical.");
            case SamplerInput.Numbers or SamplerInput.Labels when categories.Length > 0:
                string method = entry.Input == SamplerInput.Labels ? entry.Name + " with shrinkage" : entry.Name;
                string wayOut = numbers > 0 ? "smotenc, which takes numbers and categories" : "smoten, which takes categories";
                throw new BallastException(
                    $"'{path}': column '{categories[0].Name}' holds categories ({Examples(categories[0])}){More(categories.Length)}, but {method} computes with numbers. "
                    + $"Use {wayOut}, or random_over_sampler or random_under_sampler, which copy any column, or take such columns out.");
        }
    }

    private static string Examples(TableColumn column) =>
        string.Join(", ", column.Categories.Take(Shown).Select(name => $"'{name}'")) + (column.Categories.Length > Shown ? ", …" : "");

    private static string More(int columns) => columns == 1 ? "" : columns == 2 ? ", as does 1 more column" : $", as do {columns - 1} more columns";
}
