// Finds the exact nearest neighbours of some points among others, and says how alike the labels around each are.
using Ballast.Core;
using Ballast.Resampling;

var random = new RandomState(3);
(Matrix<double> points, int[] labels) = Clouds(2000, 8);
(Matrix<double> queries, int[] truth) = Clouds(200, 8);

var search = new NearestNeighbors(new NearestNeighborsOptions { Neighbors = 7, Metric = DistanceMetric.Euclidean });
NeighborTable table = search.Search(points, queries);

Console.WriteLine($"the neighbours of query 0: {string.Join(", ", table.Indices(0).ToArray())}");
Console.WriteLine($"their distances: {string.Join(", ", table.Distances(0).ToArray().Select(each => each.ToString("0.000")))}");

int right = 0;
for (int query = 0; query < table.Queries; query++)
{
    int votes = 0;
    foreach (int neighbor in table.Indices(query)) votes += labels[neighbor];
    if ((votes > table.Neighbors / 2 ? 1 : 0) == truth[query]) right++;
}

Console.WriteLine($"the class of most neighbours is the query's own for {right} of {table.Queries} queries");

(Matrix<double> Points, int[] Labels) Clouds(int rows, int columns)
{
    var cloud = new Matrix<double>(rows, columns);
    int[] classes = new int[rows];
    for (int row = 0; row < rows; row++)
    {
        classes[row] = row % 2;
        foreach (ref double value in cloud.Row(row)) value = random.Normal(classes[row], 1);
    }

    return (cloud, classes);
}
