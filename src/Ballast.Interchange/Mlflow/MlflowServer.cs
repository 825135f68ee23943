using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ballast.Core;

namespace Ballast.Interchange;

/// <summary>The REST interface of an MLflow tracking server, version 2.0 (mlflow.org/docs/latest/rest-api.html).</summary>
internal sealed class MlflowServer : IDisposable
{
    private const string Interface = "api/2.0/mlflow/";

    private readonly HttpClient client;

    /// <summary>Prepares requests; nothing is sent yet.</summary>
    /// <param name="address">The address of the server, for example <c>http://localhost:5000</c>.</param>
    /// <param name="timeout">How long each request may take.</param>
    /// <param name="token">What a protected server asks for as bearer token; null for none.</param>
    public MlflowServer(Uri address, TimeSpan timeout, string? token = null)
    {
        Address = address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
        client = new HttpClient { Timeout = timeout };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    public Uri Address { get; }

    /// <summary>Starts a run, in the experiment of that name, which is made when it is not there.</summary>
    /// <exception cref="BallastException">The server does not answer, or refuses.</exception>
    public MlflowServerRun Start(MlflowOptions options)
    {
        string experiment = Experiment(options.Experiment);
        JsonNode made = Post("runs/create", new JsonObject
        {
            ["experiment_id"] = experiment,
            ["run_name"] = options.RunName,
            ["start_time"] = options.Time.GetUtcNow().ToUnixTimeMilliseconds(),
            ["tags"] = new JsonArray(Pair("mlflow.runName", options.RunName), Pair("mlflow.source.name", "ballast"), Pair("mlflow.source.type", "LOCAL")),
        });
        JsonNode? run = Member(Member(made, "run"), "info");
        return new MlflowServerRun(this, options.Time, Text(run, "run_id", "runs/create"), Text(run, "artifact_uri", "runs/create"));
    }

    /// <summary>Sends a request with a body and returns the answer.</summary>
    /// <exception cref="BallastException">The server does not answer, or refuses.</exception>
    public JsonNode Post(string call, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, Interface + call))
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)) { Headers = { ContentType = new("application/json") } },
        };
        (HttpStatusCode status, string answer) = Send(request);
        return (int)status is >= 200 and < 300 ? Parse(answer, call) : throw Refused(call, status, answer);
    }

    /// <summary>Sends a file to the server's store of artifacts.</summary>
    /// <exception cref="BallastException">The server does not answer, or refuses, or the file cannot be read.</exception>
    public void Put(string call, string path)
    {
        using FileStream file = File.OpenRead(path);
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(Address, call)) { Content = new StreamContent(file) { Headers = { ContentType = new("application/octet-stream") } } };
        (HttpStatusCode status, string answer) = Send(request);
        if ((int)status is < 200 or >= 300) throw Refused(call, status, answer);
    }

    public static JsonObject Pair(string key, string value) => new() { ["key"] = key, ["value"] = value };

    public void Dispose() => client.Dispose();

    private string Experiment(string name)
    {
        const string get = "experiments/get-by-name", create = "experiments/create";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, $"{Interface}{get}?experiment_name={Uri.EscapeDataString(name)}"));
        (HttpStatusCode status, string answer) = Send(request);
        if (status == HttpStatusCode.OK) return Text(Member(Parse(answer, get), "experiment"), "experiment_id", get);
        if (status != HttpStatusCode.NotFound) throw Refused(get, status, answer);
        return Text(Post(create, new JsonObject { ["name"] = name }), "experiment_id", create);
    }

    private (HttpStatusCode Status, string Answer) Send(HttpRequestMessage request)
    {
        try
        {
            using HttpResponseMessage response = client.Send(request);
            using var reader = new StreamReader(response.Content.ReadAsStream(), Encoding.UTF8);
            return (response.StatusCode, reader.ReadToEnd());
        }
        catch (Exception cause) when (cause is HttpRequestException or OperationCanceledException or IOException)
        {
            string why = cause is OperationCanceledException ? $"it did not answer within {client.Timeout.TotalSeconds:0.#} s." : cause.Message;
            throw new BallastException($"The MLflow server {Address} cannot be reached: {why}", innerException: cause);
        }
    }

    private JsonNode Parse(string answer, string call)
    {
        try
        {
            return JsonNode.Parse(answer) ?? throw Strange(call);
        }
        catch (JsonException cause)
        {
            throw new BallastException(Strange(call).Message, innerException: cause);
        }
    }

    private static JsonNode? Member(JsonNode? node, string name) => node is JsonObject map ? map[name] : null;

    private string Text(JsonNode? node, string name, string call) =>
        Member(node, name) is JsonValue value && value.TryGetValue(out string? text) ? text : throw Strange(call);

    private BallastException Refused(string call, HttpStatusCode status, string answer)
    {
        const int longest = 200;
        string said = answer.ReplaceLineEndings(" ").Trim();
        return new BallastException($"The MLflow server {Address} refused {call} with {(int)status}: {(said.Length > longest ? said[..longest] + "…" : said)}");
    }

    private BallastException Strange(string call) => new($"The server {Address} answered {call} as no MLflow server does. Give the address of a tracking server.");
}
