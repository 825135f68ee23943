using System.Text.Json;
using Ballast.Core;
using Xunit;

namespace Ballast.Detection.Tests;

public sealed class ConversionReportTests
{
    [Fact]
    public void The_file_has_the_keys_that_other_programs_look_for()
    {
        using var folder = new TempFolder();
        VolumeConversion.Run(MadeConversion.Request(MadeConversion.Rows(folder, "a,0,No,2,3,10,5,Meniscus Tear"), new MadeVolume("a", 2, 32, 24).Entry, MadeVolume.Broken("b")), folder.At("out"));
        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(folder.At("out/conversion_report.json")));
        Assert.Equal(["summary", "splits", "volumes", "annotations", "classes"], Keys(report.RootElement));
        Assert.Equal(
            ["total_volumes", "successful_volumes", "train_volumes", "val_volumes", "test_volumes", "total_images", "total_annotations", "class_distribution"],
            Keys(report.RootElement.GetProperty("summary")));
        Assert.Equal(["train", "val", "test"], Keys(report.RootElement.GetProperty("splits")));
        JsonElement volumes = report.RootElement.GetProperty("volumes");
        Assert.Equal(["status", "split", "total_slices", "annotated_slices", "empty_slices", "total_annotations", "class_distribution"], Keys(volumes.GetProperty("a")));
        Assert.Equal(("success", 1), (volumes.GetProperty("a").GetProperty("status").GetString(), volumes.GetProperty("a").GetProperty("class_distribution").GetProperty("tear").GetInt32()));
        Assert.Equal(("failed", "b.nii: is cut short."), (volumes.GetProperty("b").GetProperty("status").GetString(), volumes.GetProperty("b").GetProperty("reason").GetString()));
        Assert.Equal(
            ["rows", "label_lines", "left_out", "cut_to_image", "rows_of_failed_volumes", "rows_of_other_volumes", "malformed_rows", "labels"],
            Keys(report.RootElement.GetProperty("annotations")));
    }

    [Fact]
    public void A_report_is_read_as_it_was_written()
    {
        using var folder = new TempFolder();
        ConversionReport made = VolumeConversion.Run(MadeConversion.Many(folder, 6, 3), folder.At("out"));
        ConversionReport read = ConversionReport.Read(folder.At("out"))!;
        Assert.Equal(made.ToJson(), read.ToJson());
        Assert.Equal(StringComparer.Ordinal, read.Volumes.KeyComparer);
        Assert.Null(ConversionReport.Read(folder.At("in")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"summary":null,"splits":null,"volumes":{}}""")]
    [InlineData("""{"summary":{},"splits":{},"volumes":null}""")]
    [InlineData("""{"summary":{},"splits":{},"volumes":{"a":null}}""")]
    [InlineData("""{"summary":{},"splits":{},"volumes":{"a":{"status":"success","split":"../.."}}}""")]
    [InlineData("""{"summary":{},"splits":{},"volumes":{"a":{"status":"success","class_distribution":null}}}""")]
    [InlineData("""{"summary":{},"splits":{},"volumes":{},"annotations":null}""")]
    [InlineData("""{"summary":{},"splits":{},"volumes":{},"annotations":{"labels":{"x":null}}}""")]
    [InlineData("""{"summary":{},"splits":{},"volumes":{},"annotations":{"labels":{"x":{"rows":1}}}}""")]
    [InlineData("""{"summary":{},"splits":{},"volumes":{},"classes":null}""")]
    [InlineData("""{"summary":{},"splits":{},"volumes":{},"classes":[null]}""")]
    [InlineData("""{"summary":{},"splits":{},"volumes":{"a":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}}""")]
    public void A_file_that_is_no_report_is_refused_and_the_dataset_stays(string json)
    {
        using var folder = new TempFolder();
        string path = folder.WriteText("out/conversion_report.json", json);
        var error = Assert.Throws<BallastException>(() => VolumeConversion.Run(MadeConversion.Many(folder, 2, 1) with { Mode = ConversionMode.Append }, folder.At("out")));
        Assert.StartsWith($"{path}: is not a report of a conversion: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Convert to a new folder, or restore the file.", error.Message, StringComparison.Ordinal);
        Assert.Equal(json, File.ReadAllText(path));
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
