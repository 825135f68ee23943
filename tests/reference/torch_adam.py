"""Steps of torch.optim.Adam, as the expected numbers of AdamTests.

Written with torch 1.13.0 (Debian's python3-torch). Usage: python3 torch_adam.py > ../Ballast.Training.Tests/Resources/torch_adam.json
"""
import json

import torch

torch.manual_seed(0)
torch.set_num_threads(1)
RATES = [0.05, 0.05, 0.05, 0.005, 0.005]
start = torch.randn(21)
gradients = [torch.randn(21) * 10.0 ** (step - 2) for step in range(len(RATES))]


def run(weight_decay):
    weights = torch.nn.Parameter(start.clone())
    adam = torch.optim.Adam([weights], lr=RATES[0], weight_decay=weight_decay)
    after = []
    for rate, gradient in zip(RATES, gradients):
        adam.param_groups[0]["lr"] = rate
        weights.grad = gradient.clone()
        adam.step()
        after.append(weights.tolist())
    return after


print(json.dumps({
    "torch": torch.__version__,
    "rates": RATES,
    "start": start.tolist(),
    "gradients": [gradient.tolist() for gradient in gradients],
    "runs": [{"weight_decay": decay, "after": run(decay)} for decay in (0.0, 0.1)],
}))
