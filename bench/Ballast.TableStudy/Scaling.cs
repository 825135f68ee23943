using Ballast.Core;

namespace Ballast.TableStudy;

/// <summary>Mean 0 and standard deviation 1 for the numeric columns, by the rows of the training part.</summary>
internal sealed class Scaling
{
    private readonly StudyTable table;
    private readonly double[] means, deviations;

    private Scaling(StudyTable table, double[] means, double[] deviations)
    {
        this.table = table;
        this.means = means;
        this.deviations = deviations;
    }

    public static Scaling Fit(StudyTable table, int[] rows)
    {
        double[] centres = new double[table.Features.Columns], spreads = new double[table.Features.Columns];
        for (int column = 0; column < centres.Length; column++)
        {
            spreads[column] = 1;
            if (!table.Numeric[column]) continue;
            centres[column] = rows.Average(row => table.Features[row, column]);
            double variance = rows.Average(row => Math.Pow(table.Features[row, column] - centres[column], 2));
            if (variance > 0) spreads[column] = Math.Sqrt(variance);
        }

        return new Scaling(table, centres, spreads);
    }

    public Matrix<double> Apply(int[] rows)
    {
        var scaled = new Matrix<double>(rows.Length, means.Length);
        for (int i = 0; i < rows.Length; i++)
            for (int column = 0; column < means.Length; column++)
                scaled[i, column] = (table.Features[rows[i], column] - means[column]) / deviations[column];
        return scaled;
    }
}
