using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Puts a dataset together from the files of a folder, what metadata says and what the check found.</summary>
internal sealed class DatasetAssembly
{
    private readonly string path;
    private readonly string root;
    private readonly ImageMetadata? metadata;
    private readonly string? below;
    private readonly List<ImageCandidate> candidates = [];
    private readonly List<ImageProblem> problems = [];
    private readonly DatasetNotes notes = new();

    /// <summary>Starts with nothing.</summary>
    /// <param name="path">The folder that was asked for.</param>
    /// <param name="root">The folder with the classes: the same, or its images.</param>
    /// <param name="metadata">What metadata.csv says; null when there is none.</param>
    internal DatasetAssembly(string path, string root, ImageMetadata? metadata)
    {
        this.path = path;
        this.root = root;
        this.metadata = metadata;
        below = root == path ? null : Path.GetFileName(root) + "/";
    }

    internal IReadOnlyList<ImageCandidate> Candidates => candidates;

    /// <summary>Sorts the files of the folder into candidates, problems and files that are none of our business.</summary>
    internal void Collect(FolderWalk walk, FolderLayout layout)
    {
        problems.AddRange(walk.Problems);
        CheckMetadata(walk, layout);
        HashSet<string> contradicted = [.. metadata?.Problems.Select(problem => problem.File) ?? []];
        foreach (WalkedFile file in walk.Files)
        {
            if (ImageSignature.OfName(file.Name) == ImageFormat.Unknown)
            {
                notes.NotAnImage(file);
            }
            else if (layout.PlaceOf(file.File) is not { } place)
            {
                Problem(file.File, ImageProblemKind.NoClass, "The image lies outside every class folder.");
            }
            else if (!contradicted.Contains(file.File) && !contradicted.Contains(below + file.File))
            {
                MetadataRow? row = metadata?.RowOf(file.File, below + file.File);
                if (row is null && metadata is not null) notes.NotListed(file);
                if (row?.ClassName is { } name && name != place.ClassName)
                    Problem(file.File, ImageProblemKind.Mislabelled, $"Its folder says '{place.ClassName}', metadata.csv (line {row.Line}) says '{name}'.");
                else candidates.Add(new ImageCandidate(file, place.ClassName, place.Part, row?.Group));
            }
        }
    }

    /// <summary>Drops what the check refused and makes the dataset.</summary>
    /// <exception cref="BallastException">Fewer than two classes are left.</exception>
    internal ImageDataset Finish(CheckedFile[] results, IEnumerable<string> classFolders)
    {
        string[] folders = [.. classFolders];
        bool[] sound = new bool[results.Length];
        for (int i = 0; i < results.Length; i++)
        {
            sound[i] = results[i].Defect is null;
            if (results[i].Defect is { } defect) Problem(candidates[i].Place.File, defect.Kind, defect.Message);
            else notes.Format(candidates[i].Place, results[i].Format);
        }

        DropContradictions(results, sound);
        ClassNames classes = ClassesLeft(folders, sound);
        ImmutableArray<ImageSample> samples =
        [
            .. Enumerable.Range(0, results.Length).Where(i => sound[i]).Select(i => new ImageSample(
                candidates[i].Place.FullPath, candidates[i].Place.File, classes.LabelOf(candidates[i].ClassName), candidates[i].Group, candidates[i].Part, results[i].Hash)),
        ];
        return new ImageDataset
        {
            Root = root,
            Classes = classes,
            Samples = samples,
            GroupColumn = metadata?.GroupColumn,
            Problems = [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Kind)],
            Notes = notes.Sentences(samples, classes, metadata?.GroupColumn),
        };
    }

    private void CheckMetadata(FolderWalk walk, FolderLayout layout)
    {
        if (metadata is null) return;
        problems.AddRange(metadata.Problems.Select(problem => problem with { File = WithoutRoot(problem.File) }));
        HashSet<string> files = [.. walk.Files.Select(file => file.File)];
        HashSet<string> classes = [.. layout.ClassesOf(walk)];
        MetadataRow[] rows = [.. metadata.Rows];
        string[] unknown = [.. rows.Select(row => row.ClassName).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (unknown.Length > 0 && classes.Count > 0 && !unknown.Any(classes.Contains))
            throw new BallastException($"{metadata.Path}: no label is the name of a class folder: the labels are {Some(unknown)}, the folders {Some(classes)}. Write folder names into the label column, or rename the column.");
        foreach (MetadataRow row in rows)
            if (!files.Contains(row.File) && !files.Contains(WithoutRoot(row.File)) && !File.Exists(Path.Join(path, row.File)))
                Problem(WithoutRoot(row.File), ImageProblemKind.Missing, $"The file is listed in metadata.csv (line {row.Line}) but does not exist.");
    }

    /// <summary>Identical files in two classes: nobody knows which one is right, so none stays.</summary>
    private void DropContradictions(CheckedFile[] results, bool[] sound)
    {
        IEnumerable<IGrouping<string, int>> copies = Enumerable.Range(0, results.Length).Where(i => sound[i]).GroupBy(i => results[i].Hash, StringComparer.Ordinal);
        foreach (IGrouping<string, int> same in copies)
        {
            if (same.Select(i => candidates[i].ClassName).Distinct(StringComparer.Ordinal).Count() < 2) continue;
            foreach (int i in same)
            {
                int other = same.First(j => candidates[j].ClassName != candidates[i].ClassName);
                sound[i] = false;
                Problem(candidates[i].Place.File, ImageProblemKind.Mislabelled, $"An identical file stands in class '{candidates[other].ClassName}': {candidates[other].Place.File}.");
            }
        }
    }

    private ClassNames ClassesLeft(string[] folders, bool[] sound)
    {
        if (folders.Length == 0)
            throw new BallastException($"{path}: there is no class folder. Ballast needs one folder of images per class, in the folder itself, in its images folder, or in train, val and test.");
        HashSet<string> left = [.. Enumerable.Range(0, sound.Length).Where(i => sound[i]).Select(i => candidates[i].ClassName)];
        if (left.Count == 0)
        {
            ImageProblem? first = problems.OrderBy(problem => problem.File, StringComparer.Ordinal).FirstOrDefault();
            string why = first is null ? "no file has the ending of an image (jpg, jpeg, png, bmp, webp, tif, tiff)" : $"{problems.Count} files or folders were left out, the first is {first.File}: {first.Detail}";
            throw new BallastException($"{path}: no readable image in {Counted(folders.Length)}; {why.TrimEnd('.')}.");
        }

        foreach (string name in folders)
            if (!left.Contains(name))
                Problem(name, ImageProblemKind.EmptyClass, "The class has no readable image and was dropped.");
        if (left.Count == 1)
            throw new BallastException($"{path}: only one class has readable images ('{left.First()}'), but a classifier needs two or more ({Counted(folders.Length)} seen).");
        return new ClassNames(left);
    }

    private void Problem(string file, ImageProblemKind kind, string detail) => problems.Add(new ImageProblem(file, kind, detail));

    private string WithoutRoot(string file) => below is not null && file.StartsWith(below, StringComparison.Ordinal) ? file[below.Length..] : file;

    private static string Counted(int folders) => folders == 1 ? "1 class folder" : $"{folders} class folders";

    private static string Some(IEnumerable<string> names)
    {
        string[] all = [.. names.Order(StringComparer.Ordinal)];
        return string.Join(", ", all.Take(3).Select(name => $"'{name}'")) + (all.Length > 3 ? ", …" : "");
    }
}
