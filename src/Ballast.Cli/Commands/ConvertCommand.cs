using System.CommandLine;
using Ballast.Core;
using Ballast.Detection;

namespace Ballast.Cli;

/// <summary><c>ballast convert</c>: annotations to a detection dataset.</summary>
internal static class ConvertCommand
{
    private const string Purpose = """
        Convert annotations to a detection dataset. What the source is is told by its content.

        Images: a YOLO folder, COCO JSON, Pascal VOC or a CSV file of boxes becomes any of these (--to). Parts are kept; --split draws them anew, by group.
        Volumes: fastMRI+ boxes, or boxes of DICOM instances with their key, and a folder of DICOM, NIfTI or HDF5 volumes become PNG slices and YOLO
        labels, split by volume. conversion_report.json accounts for every row. --append adds volumes to such a dataset.

        Examples:
          ballast convert bccd bccd-yolo
          ballast convert bccd bccd-yolo --split --allow-singletons
          ballast convert knee.csv knees --volumes multicoil_val --label "Meniscus Tear=tear"
          ballast convert knee.csv knees --draw-volumes --label "Meniscus Tear=tear"      (drawn knees: no scans needed)
        """;

    public static Command Create()
    {
        var source = new Argument<string>("SOURCE") { Description = "A dataset's folder, or a YAML, JSON or CSV file." };
        var output = new Argument<string>("OUT") { Description = "The folder to write (a file for --to csv); must not exist unless --append." };
        var from = new Option<string?>("--from") { Description = $"What SOURCE is: {string.Join(", ", Words.Of<AnnotationSource>())}. Default: told by its content.", HelpName = "FORMAT" };
        var to = new Option<string>("--to") { Description = "Images: what is written: yolo, coco, voc, csv.", DefaultValueFactory = _ => "yolo", HelpName = "FORMAT" };
        var split = new Option<bool>("--split") { Description = "Images: draw parts by group, in place of those of the source." };
        var singletons = new Option<bool>("--allow-singletons") { Description = "Images: accept with --split that every image is a group of its own." };
        var volumes = new Option<string?>("--volumes") { Description = "Volumes: the folder of the scans.", HelpName = "DIR" };
        var key = new Option<string?>("--key") { Description = "Volumes: the key of the annotations of DICOM instances (columns tbrecon_id, SOPInstanceUID_anon, InstanceNumber).", HelpName = "FILE" };
        var list = new Option<string?>("--volume-list") { Description = "Volumes: names, one a line; with --draw-volumes they are drawn as well, else only they are taken.", HelpName = "FILE" };
        var draw = new Option<bool>("--draw-volumes") { Description = "Volumes: draw knees in place of scans, with a tear in every box." };
        Option<bool> json = JsonOutput.Option();
        var options = new ConvertOptions();
        var groups = new GroupOptions();
        var command = new Command("convert", Purpose) { source, output, from, to, split, singletons, volumes, key, list, draw, json };
        foreach (Option option in (IEnumerable<Option>)[.. options.All, .. groups.All]) command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            string path = parsed.GetRequiredValue(source), folder = parsed.GetRequiredValue(output);
            AnnotationSource kind = parsed.GetValue(from) is { } word ? Words.Parse<AnnotationSource>("format", word) : AnnotationSources.Find(path);
            bool asJson = parsed.GetValue(json);
            if (AnnotationSources.IsOfVolumes(kind))
            {
                GivenOptions.Refuse(parsed, [to, split, singletons, .. groups.All], $"'{path}' annotates volumes, which are split by volume");
                var run = new VolumeConvertRun(kind, path, parsed.GetValue(key));
                IEnumerable<VolumeEntry> entries = run.Volumes(parsed.GetValue(volumes), parsed.GetValue(draw), parsed.GetValue(list), options.Volumes(parsed), cancellation);
                LabelMap map = options.Labels(parsed) ?? run.AllLabels();
                run.Convert(options.Request(parsed, run.WithTears(entries, map, options.Seed(parsed)), run.Annotations, map), folder, asJson, cancellation);
                return Task.FromResult(0);
            }

            GivenOptions.Refuse(parsed, [volumes, key, list, draw, .. options.VolumesOnly], $"'{path}' annotates images, not volumes");
            DetectionDataset dataset = StepProgress.During("reading", progress => AnnotationSources.Read(kind, path, progress, cancellation));
            if (options.Labels(parsed) is { } rules) dataset = DatasetRelabeling.Apply(dataset, rules);
            if (parsed.GetValue(split))
            {
                SingletonGroups alone = parsed.GetValue(singletons) ? SingletonGroups.Allow : SingletonGroups.Refuse;
                dataset = DatasetSplit.Draw(dataset, groups.Read(parsed) ?? GroupRule.AfterFirstHyphen, alone, options.Ratios(parsed), options.Seed(parsed));
            }

            DatasetConvertRun.Write(dataset, parsed.GetValue(to)!, folder, asJson, cancellation);
            return Task.FromResult(0);
        });
        return command;
    }
}
