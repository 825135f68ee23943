#!/usr/bin/env python3
"""Trains in torch what finished runs of Ballast were trained on: the same parts, network, optimiser, schedule, augmentation, loss and number of epochs.

Usage: train_compare.py RUN_FOLDER [RUN_FOLDER ...]

Each folder holds the config.json and split_plan.{csv,json} that `ballast train` wrote. Prints a line of JSON a run: Ballast's test macro-F1 and torch's. Starting weights and
the order of images differ (other generators), as they do between two seeds. Losses: cross_entropy, focal_loss, balanced_softmax.
Needs torch, torchvision, OpenCV and scikit-learn (Debian: python3-torch python3-torchvision python3-opencv python3-sklearn).
"""
import copy
import csv
import json
import os
import sys
import time

import cv2
import numpy
import torch
import torchvision
from sklearn.metrics import f1_score
from torchvision.transforms import ColorJitter, InterpolationMode, RandomRotation

MEAN, DEVIATION = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1), torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
NETWORKS = {"shufflenet_v2": "shufflenet_v2_x0_5", "shufflenet_v2_x0_5": "shufflenet_v2_x0_5", "shufflenet_v2_x1_0": "shufflenet_v2_x1_0", "resnet18": "resnet18"}


def read(path, side):
    """Pixels as Ballast reads them: area averages where a side shrinks, linear where it grows."""
    image = cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB)
    shrunk = min(side, image.shape[1]), min(side, image.shape[0])
    image = cv2.resize(image, shrunk, interpolation=cv2.INTER_AREA)
    return cv2.resize(image, (side, side), interpolation=cv2.INTER_LINEAR) if shrunk != (side, side) else image


def parts(folder, config):
    classes = json.load(open(os.path.join(folder, "class_mapping.json")))
    root = json.load(open(os.path.join(folder, "split_plan.json")))["root"]
    pixels = {"train": [], "val": [], "test": []}
    labels = {"train": [], "val": [], "test": []}
    for row in csv.DictReader(open(os.path.join(folder, "split_plan.csv"))):
        pixels[row["part"]].append(read(os.path.join(root, row["file"]), config["image_size"]))
        labels[row["part"]].append(classes[row["label"]])
    tensors = {part: torch.from_numpy(numpy.stack(each)).permute(0, 3, 1, 2).contiguous() for part, each in pixels.items()}
    return tensors, {part: torch.tensor(each) for part, each in labels.items()}, len(classes)


class Varied(torch.utils.data.Dataset):
    """Training images, varied as the preset `baseline` of Ballast: flip, rotation of 10 degrees, colours by a fifth."""

    def __init__(self, pixels, labels):
        self.pixels, self.labels = pixels, labels
        self.rotation = RandomRotation(10, interpolation=InterpolationMode.NEAREST)
        self.colours = ColorJitter(0.2, 0.2, 0.2)

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        image = self.pixels[index]
        if torch.rand(()) < 0.5:
            image = image.flip(2)
        return self.colours(self.rotation(image)), self.labels[index]


def loss_of(name, counts):
    weights = counts.sum() / (len(counts) * counts)

    def focal(logits, labels):
        log_p = logits.log_softmax(1).gather(1, labels[:, None])[:, 0]
        return (weights[labels] * (1 - log_p.exp()) ** 2 * -log_p).mean()

    return {
        "cross_entropy": torch.nn.functional.cross_entropy,
        "focal_loss": focal,
        "balanced_softmax": lambda logits, labels: torch.nn.functional.cross_entropy(logits + counts.log(), labels),
    }[name]


def schedule_of(recipe, epochs):
    """The factor of the learning rate at an epoch (from 0) and a step of the run, as Ballast's recipes name it."""
    plain = {
        "step": lambda epoch, step, steps: 0.1 ** (epoch // 15),
        "cosine": lambda epoch, step, steps: (1 + numpy.cos(numpy.pi * epoch / epochs)) / 2,
        "constant": lambda epoch, step, steps: 1.0,
    }
    name, _, given = recipe.partition(":")
    if name != "warmup":
        return plain[name]
    options = {"epochs": "1", "start_factor": "0.001", "around": "constant"} | dict(part.split("=") for part in given.split(",") if part)
    length, start, around = float(options["epochs"]), float(options["start_factor"]), plain[options["around"]]

    def warmed(epoch, step, steps):
        grown = min(1.0, step / max(1, round(length * steps)))
        return around(epoch, step, steps) * (start + (1 - start) * grown)

    return warmed


def normal(pixels):
    return (pixels.float() / 255 - MEAN) / DEVIATION


@torch.no_grad()
def macro_f1(network, pixels, labels):
    network.eval()
    predicted = torch.cat([network(normal(chunk)).argmax(1) for chunk in pixels.split(256)])
    return f1_score(labels.numpy(), predicted.numpy(), average="macro", labels=range(network.classes), zero_division=0)


def train(folder):
    config = json.load(open(os.path.join(folder, "config.json")))
    summary = json.load(open(os.path.join(folder, "experiment_summary.json")))
    pixels, labels, classes = parts(folder, config)
    torch.manual_seed(config["seed"])
    network = getattr(torchvision.models, NETWORKS[config["model"]])(num_classes=classes)
    network.classes = classes
    best = config["best_hyperparameters"]
    adam = torch.optim.Adam(network.parameters(), lr=best["learning_rate"], weight_decay=best["weight_decay"])
    schedule = schedule_of(best["scheduler"], config["epochs"])
    loss = loss_of(config["loss_function"], torch.bincount(labels["train"], minlength=classes).float())
    loader = torch.utils.data.DataLoader(Varied(pixels["train"], labels["train"]), config["batch_size"], shuffle=True)
    kept, score, reached = None, -1.0, 0
    start = time.perf_counter()
    for epoch in range(config["epochs"]):
        network.train()
        for number, (images, truth) in enumerate(loader):
            if len(truth) == 1:
                continue
            for group in adam.param_groups:
                group["lr"] = best["learning_rate"] * schedule(epoch, epoch * len(loader) + number, len(loader))
            adam.zero_grad(set_to_none=True)
            loss(network(normal(images)), truth).backward()
            adam.step()
        now = macro_f1(network, pixels["val"], labels["val"])
        if now > score:
            kept, score, reached = copy.deepcopy(network.state_dict()), now, epoch
        if epoch - reached >= config["patience"]:
            break
    seconds = time.perf_counter() - start
    network.load_state_dict(kept)
    print(json.dumps({
        "run": os.path.basename(folder.rstrip("/")),
        "loss": config["loss_function"],
        "seed": config["seed"],
        "ballast_macro_f1": summary["final_metrics"]["test_f1_macro"],
        "torch_macro_f1": round(float(macro_f1(network, pixels["test"], labels["test"])), 6),
        "torch_seconds": round(seconds, 1),
        "ballast_seconds": summary["costs"].get("training_seconds"),
        "torch": torch.__version__,
    }), flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    torch.set_num_threads(int(os.environ.get("THREADS", os.cpu_count())))
    for each in sys.argv[1:]:
        train(each)
