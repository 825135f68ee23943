"""Losses and their gradients by torch and torchvision, as expected numbers of PublishedLossesTests.

Written with torch 1.13.0 and torchvision 0.14.1 (Debian's python3-torch, python3-torchvision).
Usage: python3 torch_losses.py > ../Ballast.Training.Tests/Resources/torch_losses.json
"""
import json

import torch
import torch.nn.functional as F
import torchvision

torch.manual_seed(0)
torch.set_num_threads(1)
N, K = 8, 5
logits = (torch.randn(N, K, dtype=torch.float64) * 3).requires_grad_()
labels = torch.randint(K, (N,))
answers = torch.randint(2, (N, K)).double()
weights = torch.rand(K, dtype=torch.float64) + 0.5


def run(loss):
    logits.grad = None
    value = loss()
    value.backward()
    return {"value": value.item(), "gradient": logits.grad.flatten().tolist()}


print(json.dumps({
    "torch": torch.__version__, "torchvision": torchvision.__version__, "classes": K,
    "logits": logits.flatten().tolist(), "labels": labels.tolist(), "answers": answers.flatten().tolist(), "weights": weights.tolist(),
    "losses": {
        "cross_entropy": run(lambda: F.cross_entropy(logits, labels)),
        "weighted_cross_entropy": run(lambda: F.cross_entropy(logits, labels, weights)),
        "label_smoothing": run(lambda: F.cross_entropy(logits, labels, label_smoothing=0.1)),
        "binary_cross_entropy": run(lambda: F.binary_cross_entropy_with_logits(logits, answers, pos_weight=weights)),
        "focal_sigmoid": run(lambda: torchvision.ops.sigmoid_focal_loss(logits, answers, alpha=0.25, gamma=2, reduction="sum")),
        "focal_sigmoid_mean": run(lambda: torchvision.ops.sigmoid_focal_loss(logits, answers, alpha=0.6, gamma=1.5, reduction="mean")),
    },
}))
