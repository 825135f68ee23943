"""Is the demo dataset learnable, and not trivial? Figures for the guide, not run by the tests.

Usage: demo_leaves_learnability.py FOLDER [EPOCHS]
Made with Python 3.11, numpy 1.24, scikit-learn 1.2.1, opencv 4.6, torch 1.13.1.

1. Logistic regression on 16x16 pixels, five folds by leaf.
2. A network of four convolutions on 64x64 pixels, five folds by leaf, without and with class weights.
"""
import csv
import sys
import warnings

import cv2
import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, f1_score
from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from torch import nn

CLASSES = ["healthy", "rust", "scab", "mildew", "blight"]
FOLDS = StratifiedGroupKFold(5, shuffle=True, random_state=0)


def show(name, labels, predicted):
    print(f"{name}: macro-F1 {f1_score(labels, predicted, average='macro'):.3f}, accuracy {(labels == predicted).mean():.3f}")
    print(confusion_matrix(labels, predicted))


def network():
    layers, channels = [], 3
    for width in (16, 32, 64, 96):
        layers += [nn.Conv2d(channels, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU(), nn.MaxPool2d(2)]
        channels = width
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, len(CLASSES)))


def train(images, labels, weights, epochs):
    model, steps = network(), (len(labels) + 31) // 32
    optimizer = torch.optim.AdamW(model.parameters(), weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=epochs * steps)
    rng = np.random.default_rng(0)
    for _ in range(epochs):
        model.train()
        for batch in np.array_split(rng.permutation(len(labels)), steps):
            x = images[batch]
            x = x.flip(3) if rng.random() < 0.5 else x
            x = x.flip(2) if rng.random() < 0.5 else x
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x), labels[batch], weight=weights).backward()
            optimizer.step()
            schedule.step()
    return model.eval()


def main():
    folder, epochs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 12
    warnings.filterwarnings("ignore")
    torch.manual_seed(0)
    with open(f"{folder}/metadata.csv") as file:
        rows = list(csv.DictReader(file))
    photos = [cv2.imread(f"{folder}/images/{row['file']}") for row in rows]
    labels = np.array([CLASSES.index(row["label"]) for row in rows])
    leaves = np.array([row["leaf_group"] for row in rows])

    small = np.array([cv2.resize(photo, (16, 16), interpolation=cv2.INTER_AREA).ravel() for photo in photos]) / 255
    for weight in (None, "balanced"):
        model = make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=300, class_weight=weight))
        show(f"logistic regression, weights {weight}", labels, cross_val_predict(model, small, labels, groups=leaves, cv=FOLDS))

    large = np.array([cv2.resize(photo, (64, 64), interpolation=cv2.INTER_AREA) for photo in photos]).transpose(0, 3, 1, 2)
    images, targets = torch.tensor((large / 255 - 0.45) / 0.25, dtype=torch.float32), torch.tensor(labels)
    for balanced in (False, True):
        predicted = np.zeros_like(labels)
        for fit, test in FOLDS.split(small, labels, leaves):
            weights = torch.tensor(len(fit) / (5 * np.bincount(labels[fit])), dtype=torch.float32) if balanced else None
            with torch.enable_grad():
                model = train(images[fit], targets[fit], weights, epochs)
            with torch.no_grad():
                predicted[test] = model(images[test]).argmax(1).numpy()
        show(f"network, {epochs} epochs, weights {'balanced' if balanced else None}", labels, predicted)


if __name__ == "__main__":
    main()
