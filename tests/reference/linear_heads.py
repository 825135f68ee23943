"""Linear classifiers on features, as the expected numbers of HeadTrainerTests.

Written with torch 1.13.0 and scikit-learn 1.2.1 (Debian's python3). Usage: python3 linear_heads.py > ../Ballast.Training.Tests/Resources/linear_heads.json
"""
import json
import math

import numpy as np
import sklearn
import torch
from sklearn.linear_model import LogisticRegression

DECAY, RATE, MOMENTUM, STEPS = 5e-4, 0.2, 0.9, 60
random = np.random.RandomState(3)
counts = [40, 15, 5]
means = random.standard_normal((3, 7)) * 0.8
labels = np.repeat(np.arange(3), counts)
features = (means[labels] + random.standard_normal((len(labels), 7))).astype(np.float32)
start = random.uniform(-0.3, 0.3, (3, 7)).astype(np.float32)
bias = random.uniform(-0.3, 0.3, 3).astype(np.float32)


def descended():
    """torch.optim.SGD over the whole data each step, half a cosine to nothing."""
    torch.set_num_threads(1)
    layer = torch.nn.Linear(7, 3)
    layer.weight.data, layer.bias.data = torch.tensor(start), torch.tensor(bias)
    sgd = torch.optim.SGD(layer.parameters(), lr=RATE, momentum=MOMENTUM, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(sgd, lambda step: 0.5 * (1 + math.cos(math.pi * step / STEPS)))
    x, y = torch.tensor(features), torch.tensor(labels)
    for _ in range(STEPS):
        sgd.zero_grad()
        torch.nn.functional.cross_entropy(layer(x), y).backward()
        sgd.step()
        schedule.step()
    return {"weights": layer.weight.tolist(), "bias": layer.bias.tolist()}


def optimum(class_weight):
    """The minimum of mean loss + decay / 2 of all squares; a column of ones carries the bias, so that it is held small too."""
    wide = np.hstack([features.astype(np.float64), np.ones((len(labels), 1))])
    model = LogisticRegression(C=1 / (DECAY * len(labels)), fit_intercept=False, class_weight=class_weight, tol=1e-10, max_iter=100000).fit(wide, labels)
    return {"weights": model.coef_[:, :-1].tolist(), "bias": model.coef_[:, -1].tolist(), "probabilities": model.predict_proba(wide).tolist()}


print(json.dumps({
    "torch": torch.__version__, "sklearn": sklearn.__version__,
    "decay": DECAY, "rate": RATE, "momentum": MOMENTUM, "steps": STEPS,
    "features": features.tolist(), "labels": labels.tolist(), "start": start.tolist(), "bias": bias.tolist(),
    "descended": descended(), "optimum": optimum(None), "balanced": optimum("balanced"),
}))
