using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>Where a run is told to other programs while it goes on. Everything is off by default; nothing here changes a result.</summary>
/// <remarks>A tracker that fails is dropped with a warning in the run's summary; the run goes on.</remarks>
public sealed record TrackingSettings
{
    /// <summary>The folder that TensorBoard is given; each run gets a folder of its name in it. Null (the default) means none.</summary>
    public string? TensorBoardFolder { get; init; }

    /// <summary>A folder of MLflow's file store, usually <c>mlruns</c>. Null (the default) means none.</summary>
    public string? MlflowFolder { get; init; }

    /// <summary>The address of an MLflow server, for example <c>http://localhost:5000</c>. Null (the default) means none; nothing else here uses a network.</summary>
    /// <exception cref="BallastException">It is not an address of http or https.</exception>
    public Uri? MlflowServer
    {
        get;
        init => field = value is null || (value.IsAbsoluteUri && (value.Scheme == Uri.UriSchemeHttp || value.Scheme == Uri.UriSchemeHttps))
            ? value
            : throw new BallastException($"'{value}' is not the address of an MLflow server. Give one such as http://localhost:5000.");
    }

    /// <summary>The experiment of MLflow that runs are put in; default <c>ballast</c>.</summary>
    /// <exception cref="BallastException">It is empty.</exception>
    public string MlflowExperiment
    {
        get;
        init => field = string.IsNullOrWhiteSpace(value) ? throw new BallastException("The MLflow experiment has an empty name. Leave it out for 'ballast'.") : value;
    } = "ballast";

    /// <summary>How long each request to a server may take, in seconds, above 0; default 10.</summary>
    /// <exception cref="BallastException">Not above 0.</exception>
    public double TimeoutSeconds
    {
        get;
        init => field = value is > 0 and < int.MaxValue / 1000 ? value : throw new BallastException($"The timeout of the MLflow server is {value} s; it must be above 0. 10 is usual.");
    } = 10;

    /// <summary>Whether TensorBoard gets a histogram of each tensor of the best epoch's weights; default false.</summary>
    public bool WeightHistograms { get; init; }

    /// <summary>The same with MLflow's runs in a file store or on a server.</summary>
    /// <param name="folderOrAddress">A folder, or an address that begins with <c>http://</c> or <c>https://</c>.</param>
    /// <exception cref="BallastException">It begins like an address but is none.</exception>
    public TrackingSettings WithMlflow(string folderOrAddress)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folderOrAddress);
        if (!IsAddress(folderOrAddress)) return this with { MlflowFolder = folderOrAddress, MlflowServer = null };
        return Uri.TryCreate(folderOrAddress, UriKind.Absolute, out Uri? address)
            ? this with { MlflowFolder = null, MlflowServer = address }
            : throw new BallastException($"'{folderOrAddress}' is not the address of an MLflow server. Give one such as http://localhost:5000.");
    }

    /// <summary>Whether a text is the address of a server rather than a folder.</summary>
    internal static bool IsAddress(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when nothing is tracked.</summary>
    internal bool IsOff => TensorBoardFolder is null && MlflowFolder is null && MlflowServer is null;

    /// <summary>The same with folders that do not depend on where the program was started.</summary>
    internal TrackingSettings Rooted() => this with
    {
        TensorBoardFolder = TensorBoardFolder is null ? null : Path.GetFullPath(TensorBoardFolder),
        MlflowFolder = MlflowFolder is null ? null : Path.GetFullPath(MlflowFolder),
    };
}
