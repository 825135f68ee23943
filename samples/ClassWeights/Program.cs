// Trains a small network on an imbalanced folder of images, without and with class weights, and shows what the weights did to every class.
//   dotnet run -c Release --project samples/ClassWeights [FOLDER [EPOCHS]]
using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Experiments;
using Ballast.Metrics;
using Ballast.Resampling;
using Ballast.Training;
using Ballast.Vision;
using ClassWeights;

string work = Directory.CreateTempSubdirectory("class-weights-").FullName;
string folder = args.Length > 0 ? args[0] : DemoLeaves.Write(Path.Combine(work, "leaves"), new DemoLeavesOptions()).Folder;
int epochs = args.Length > 1 ? int.Parse(args[1]) : 4;

// As in the notebook "Managing Class Imbalance": Adam at a small, constant rate.
var training = new TrainingSettings
{
    Network = NetworkName.NotebookCnn,
    ImageSizePixels = 80,
    Epochs = epochs,
    Patience = epochs,
    LearningRate = 0.0001,
    WeightDecay = 0,
    Schedule = new ConstantSchedule(),
    Augmentation = AugmentationSettings.None,
    Seed = 42,
};
var settings = new RunSettings { DatasetPath = folder, OutputFolder = Path.Combine(work, "outputs"), Training = training };

PreparedDataset images = DataPreparation.Read(settings, null, CancellationToken.None);
ClassNames classes = images.Dataset.Classes;
int width = classes.Max(name => name.Length);
foreach ((int count, int label) in images.Counts.Counts.Select((count, label) => (count, label)).OrderByDescending(each => each.count))
{
    string bar = new('█', (int)Math.Ceiling(40.0 * count / images.Counts.Largest));
    Console.WriteLine($"{classes[label].PadRight(width)} {count,7:N0} {(double)count / images.Counts.Total,7:P1} {bar}");
}

// Photos of one leaf, and identical files, stay in one part: otherwise the test part holds what training has seen.
SplitDataset data = images.Split(settings.Data, settings.Seed);
ClassCounts train = data.CountsOf(SplitPart.Train), validation = data.CountsOf(SplitPart.Validation), test = data.CountsOf(SplitPart.Test);
// Weights know the training part only: the other parts stand for images that nobody has seen yet.
ImmutableArray<double> weights = Ballast.Resampling.ClassWeights.Balanced(train);
Console.WriteLine();
Console.WriteLine($"{"".PadRight(width)}   train     val    test  weight = {train.Total} / ({classes.Count} x train)");
for (int label = 0; label < classes.Count; label++)
    Console.WriteLine($"{classes[label].PadRight(width)} {train[label],7} {validation[label],7} {test[label],7} {weights[label],11:0.00000000}");

using (Network network = Networks.Create(NetworkName.NotebookCnn, new NetworkOptions { Classes = classes.Count, ImageSizePixels = 80 }))
    Console.WriteLine($"\nnotebook_cnn, 80 x 80 pixels: {network.ParameterCount:N0} parameters, {epochs} epochs");

FinishedRun plain = Train(new LossFunction.CrossEntropy());
FinishedRun weighted = Train(new LossFunction.WeightedCrossEntropy());
new Comparison(classes, Confusion(plain), Confusion(weighted)).Print();
Console.WriteLine($"\ncurves and pictures:\n  {plain.Folder}\n  {weighted.Folder}");

FinishedRun Train(LossFunction loss) =>
    TrainingRun.Execute(settings with { Loss = loss }, data, FinishedRunPolicy.Keep, new Progress<RunProgress>(), CancellationToken.None);

// Truth and prediction of an image stand in one record, so no order of images can tear them apart.
ConfusionMatrix Confusion(FinishedRun run) => run.Test.Probabilities.ToLabels().ToConfusionMatrix();
