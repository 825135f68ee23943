"""Training images a second of torch + torchvision + DataLoader, the peer of `Ballast.Benchmarks throughput`.

Needs torch, torchvision and Pillow (Debian: python3-torchvision). Prints one line of JSON a configuration.
Usage: throughput.py --images FOLDER [--model shufflenet_v2_x0_5] [--image-size 64] [--batch-size 32] [--epochs 2] [--limit 2000]
FOLDER has one folder a class, or an `images` folder that has.
"""

import argparse
import json
import os
import time

import torch
import torchvision
from torchvision import transforms


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--images", required=True)
    parser.add_argument("--model", default="shufflenet_v2_x0_5")
    parser.add_argument("--image-size", type=int, default=64)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--limit", type=int, default=2000)
    parser.add_argument("--threads", type=int, nargs="*", default=[1, os.cpu_count()])
    return parser.parse_args()


def data(options):
    root = os.path.join(options.images, "images")
    steps = [
        transforms.Resize((options.image_size, options.image_size)),
        transforms.RandomHorizontalFlip(),
        transforms.RandomRotation(10),
        transforms.ColorJitter(0.2, 0.2, 0.2),
        transforms.ToTensor(),
        transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
    ]
    folder = torchvision.datasets.ImageFolder(root if os.path.isdir(root) else options.images, transforms.Compose(steps))
    count = min(options.limit, len(folder))
    chosen = [i * len(folder) // count for i in range(count)]
    return torch.utils.data.Subset(folder, chosen), len(folder.classes)


class Training:
    """A network, its optimiser and one step; layout is "contiguous" or "channels_last"."""

    def __init__(self, options, classes, layout):
        torch.manual_seed(0)
        self.format = torch.channels_last if layout == "channels_last" else torch.contiguous_format
        self.network = getattr(torchvision.models, options.model)(num_classes=classes).to(memory_format=self.format).train()
        self.adam = torch.optim.Adam(self.network.parameters(), lr=5e-4, weight_decay=1e-4)

    def step(self, images, labels):
        self.adam.zero_grad(set_to_none=True)
        loss = torch.nn.functional.cross_entropy(self.network(images.contiguous(memory_format=self.format)), labels)
        loss.backward()
        self.adam.step()
        return loss.item()


def step_only(options, classes, layout):
    training = Training(options, classes, layout)
    images = torch.randn(options.batch_size, 3, options.image_size, options.image_size)
    labels = torch.randint(0, classes, (options.batch_size,))
    best = float("inf")
    for _ in range(12):
        start = time.perf_counter()
        for _ in range(10):
            training.step(images, labels)
        best = min(best, time.perf_counter() - start)
    return 10 * options.batch_size / best


def loader(options, images, workers):
    return torch.utils.data.DataLoader(images, options.batch_size, shuffle=True, num_workers=workers, persistent_workers=workers > 0)


def epochs(options, batches, images, work):
    """The images a second of the best epoch."""
    best = 0.0
    for _ in range(options.epochs):
        start = time.perf_counter()
        for batch in batches:
            work(*batch)
        best = max(best, len(images) / (time.perf_counter() - start))
    return best


def main():
    options = parse()
    images, classes = data(options)
    common = {
        "program": "python",
        "torch": torch.__version__,
        "torchvision": torchvision.__version__,
        "model": options.model,
        "image_size": options.image_size,
        "batch_size": options.batch_size,
        "images": len(images),
    }
    for workers in (0, 1, 2):
        rate = epochs(options, loader(options, images, workers), images, lambda *_: None)
        print(json.dumps(common | {"measures": "loader_only", "workers": workers, "images_per_second": round(rate, 1)}), flush=True)
    for threads in sorted(set(options.threads)):
        torch.set_num_threads(threads)
        for layout in ("contiguous", "channels_last"):
            row = common | {"threads": threads, "layout": layout}
            print(json.dumps(row | {"measures": "step_only", "images_per_second": round(step_only(options, classes, layout), 1)}), flush=True)
            for workers in (0, 1, 2):
                training = Training(options, classes, layout)
                rate = epochs(options, loader(options, images, workers), images, training.step)
                print(json.dumps(row | {"measures": "end_to_end", "workers": workers, "images_per_second": round(rate, 1)}), flush=True)


main()
