using System.Text.Json.Nodes;
using Ballast.Core;

namespace Ballast.Interchange.Tests;

public sealed class MlflowServerTests
{
    private const string Missing = """{"error_code":"RESOURCE_DOES_NOT_EXIST","message":"No Experiment with name=leaf set exists"}""";

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private static readonly MlflowOptions Options = new() { Experiment = "leaf set", RunName = "first", Time = new StillTime() };

    [Fact]
    public void A_run_is_told_by_the_calls_of_the_rest_interface()
    {
        using var folder = new TemporaryFolder();
        using var server = new RecordingServer(path => path switch
        {
            _ when path.Contains("get-by-name", StringComparison.Ordinal) => (404, Missing),
            _ when path.Contains("experiments/create", StringComparison.Ordinal) => (200, """{"experiment_id":"7"}"""),
            _ when path.Contains("runs/create", StringComparison.Ordinal) => (200, """{"run":{"info":{"run_id":"abc","artifact_uri":"mlflow-artifacts:/7/abc/artifacts"}}}"""),
            _ => (200, "{}"),
        });
        using var client = new MlflowServer(server.Address, Long, "secret");
        MlflowServerRun run = client.Start(Options);
        run.Parameters(new Dictionary<string, string> { ["rate"] = "0.1" });
        run.Metrics([new("loss/train", 0.5, 3), new("bad", double.NaN, 3)]);
        run.Tags(new Dictionary<string, string> { ["colour"] = "grün" });
        File.WriteAllText(folder["a b.txt"], "hello");
        run.Artifact(folder["a b.txt"], "notes/here");
        run.End(TrackedStatus.Failed);

        (string Method, string Path, string Body, string? Token)[] requests = [.. server.Requests];
        Assert.All(requests, request => Assert.Equal("Bearer secret", request.Token));
        Assert.Equal(
            [
                "GET /api/2.0/mlflow/experiments/get-by-name?experiment_name=leaf%20set", "POST /api/2.0/mlflow/experiments/create", "POST /api/2.0/mlflow/runs/create",
                "POST /api/2.0/mlflow/runs/log-batch", "POST /api/2.0/mlflow/runs/log-batch", "POST /api/2.0/mlflow/runs/log-batch",
                "PUT /api/2.0/mlflow-artifacts/artifacts/7/abc/artifacts/notes/here/a%20b.txt", "POST /api/2.0/mlflow/runs/update",
            ],
            requests.Select(request => $"{request.Method} {request.Path}"));
        AssertJson("""{"name":"leaf set"}""", requests[1].Body);
        AssertJson(
            """{"experiment_id":"7","run_name":"first","start_time":1700000000250,"tags":[{"key":"mlflow.runName","value":"first"},{"key":"mlflow.source.name","value":"ballast"},{"key":"mlflow.source.type","value":"LOCAL"}]}""",
            requests[2].Body);
        AssertJson("""{"run_id":"abc","params":[{"key":"rate","value":"0.1"}]}""", requests[3].Body);
        AssertJson("""{"run_id":"abc","metrics":[{"key":"loss/train","value":0.5,"timestamp":1700000000250,"step":3}]}""", requests[4].Body);
        AssertJson("""{"run_id":"abc","tags":[{"key":"colour","value":"grün"}]}""", requests[5].Body);
        Assert.Equal("hello", requests[6].Body);
        AssertJson("""{"run_id":"abc","status":"FAILED","end_time":1700000000250}""", requests[7].Body);
    }

    [Fact]
    public void An_experiment_that_is_there_is_used_and_large_batches_are_divided()
    {
        using var server = new RecordingServer(path => path.Contains("get-by-name", StringComparison.Ordinal)
            ? (200, """{"experiment":{"experiment_id":"9"}}""")
            : (200, """{"run":{"info":{"run_id":"abc","artifact_uri":"s3://elsewhere"}}}"""));
        using var client = new MlflowServer(server.Address, Long);
        MlflowServerRun run = client.Start(Options);
        run.Parameters(Enumerable.Range(0, 101).ToDictionary(i => $"p{i}", i => $"{i}"));
        run.Metrics([.. Enumerable.Range(0, 1001).Select(i => new MlflowMetric("m", i, i))]);
        run.Artifact("nowhere"); // A store that the server only names takes no files from us.
        int[] lengths = [.. server.Requests.Skip(2).Select(request => JsonNode.Parse(request.Body)!.AsObject()).Select(body => (body["params"] ?? body["metrics"])!.AsArray().Count)];
        Assert.Equal([100, 1, 1000, 1], lengths);
        Assert.Equal("9", (string?)JsonNode.Parse(server.Requests.ElementAt(1).Body)!["experiment_id"]);
        Assert.All(server.Requests, request => Assert.Null(request.Token));
    }

    [Fact]
    public void A_refusal_is_told_with_the_servers_words()
    {
        using var server = new RecordingServer(_ => (403, "no\nentry"));
        using var client = new MlflowServer(server.Address, Long);
        BallastException failure = Assert.Throws<BallastException>(() => client.Start(Options));
        Assert.Equal($"The MLflow server {server.Address} refused experiments/get-by-name with 403: no entry", failure.Message);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[1]")]
    [InlineData("{\"experiment\":7}")]
    public void Another_kind_of_server_is_told_from_mlflow(string answer)
    {
        using var server = new RecordingServer(_ => (200, answer));
        using var client = new MlflowServer(server.Address, Long);
        BallastException failure = Assert.Throws<BallastException>(() => client.Start(Options));
        Assert.Equal($"The server {server.Address} answered experiments/get-by-name as no MLflow server does. Give the address of a tracking server.", failure.Message);
    }

    [Fact]
    public void A_server_that_is_not_there_is_named()
    {
        var address = new Uri($"http://127.0.0.1:{RecordingServer.FreePort()}/");
        using var client = new MlflowServer(address, Long);
        BallastException failure = Assert.Throws<BallastException>(() => client.Start(Options));
        Assert.StartsWith($"The MLflow server {address} cannot be reached: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_does_not_answer_is_left_after_the_timeout()
    {
        using var held = new ManualResetEventSlim();
        using var server = new RecordingServer(_ =>
        {
            held.Wait();
            return (200, "{}");
        });
        using var client = new MlflowServer(server.Address, TimeSpan.FromSeconds(0.5));
        BallastException failure = Assert.Throws<BallastException>(() => client.Start(Options));
        held.Set();
        Assert.Equal($"The MLflow server {server.Address} cannot be reached: it did not answer within 0.5 s.", failure.Message);
    }

    private static void AssertJson(string wanted, string given) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(wanted), JsonNode.Parse(given)), given);
}
