namespace Ballast.Interchange;

/// <summary>The messages of the <c>hparams</c> plugin (plugins/hparams/api.proto and plugin_data.proto, version 0 of the data).</summary>
internal static class HyperParameterProto
{
    public const string ExperimentTag = "_hparams_/experiment", StartTag = "_hparams_/session_start_info", EndTag = "_hparams_/session_end_info";

    private const int TextType = 1, TruthType = 2, NumberType = 3;

    /// <summary>HParamsPluginData with an Experiment: which settings and which scores there are.</summary>
    public static ProtoMessage Experiment(IReadOnlyDictionary<string, TrackedValue> settings, IEnumerable<string> scores, double seconds)
    {
        ProtoMessage experiment = new ProtoMessage().Double(3, seconds);
        foreach ((string name, TrackedValue value) in settings)
            experiment.Message(4, new ProtoMessage().Text(1, name).Integer(4, TypeOf(value)));
        foreach (string score in scores) experiment.Message(5, new ProtoMessage().Message(1, new ProtoMessage().Text(2, score)));
        return new ProtoMessage().Message(2, experiment);
    }

    /// <summary>HParamsPluginData with a SessionStartInfo: the settings of one run.</summary>
    public static ProtoMessage Start(IReadOnlyDictionary<string, TrackedValue> settings, double seconds)
    {
        var start = new ProtoMessage();
        foreach ((string name, TrackedValue value) in settings) start.Message(1, new ProtoMessage().Text(1, name).Message(2, ValueOf(value)));
        return new ProtoMessage().Message(3, start.Double(5, seconds));
    }

    /// <summary>HParamsPluginData with a SessionEndInfo.</summary>
    public static ProtoMessage End(TrackedStatus status, double seconds) =>
        new ProtoMessage().Message(4, new ProtoMessage().Integer(1, status == TrackedStatus.Finished ? 1 : 2).Double(2, seconds));

    private static int TypeOf(TrackedValue value) => value switch
    {
        TrackedValue.Number => NumberType,
        TrackedValue.Truth => TruthType,
        _ => TextType,
    };

    /// <summary>google.protobuf.Value.</summary>
    private static ProtoMessage ValueOf(TrackedValue value) => value switch
    {
        TrackedValue.Number number => new ProtoMessage().Double(2, number.Value),
        TrackedValue.Truth truth => new ProtoMessage().Integer(4, truth.Value ? 1 : 0),
        _ => new ProtoMessage().Text(3, value.ToString()),
    };
}
