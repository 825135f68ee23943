using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ballast.Interchange.Tests;

/// <summary>A server on this machine that notes each request and answers as it is told.</summary>
internal sealed class RecordingServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<string, (int Status, string Body)> answer;
    private readonly Task loop;

    public RecordingServer(Func<string, (int Status, string Body)> answer)
    {
        this.answer = answer;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        listener.Prefixes.Add(Address.AbsoluteUri);
        listener.Start();
        loop = Task.Run(Serve);
    }

    public Uri Address { get; }

    /// <summary>Method, path with query, and body of each request.</summary>
    public ConcurrentQueue<(string Method, string Path, string Body, string? Token)> Requests { get; } = [];

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        listener.Stop();
        loop.Wait(TimeSpan.FromSeconds(5));
        listener.Close();
    }

    private void Serve()
    {
        try
        {
            while (listener.IsListening)
            {
                HttpListenerContext context = listener.GetContext();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                Requests.Enqueue((context.Request.HttpMethod, context.Request.RawUrl!, reader.ReadToEnd(), context.Request.Headers["Authorization"]));
                (int status, string body) = answer(context.Request.RawUrl!);
                context.Response.StatusCode = status;
                context.Response.OutputStream.Write(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped, or the client went away.
        }
    }
}
