"""Steps of torch.optim's Adam, AdamW and SGD and of torch's gradient clipping, as the expected numbers of OptimizerTests and GradientClippingTests.

Written with torch 1.13.0 (Debian's python3-torch). Usage: python3 torch_optimizers.py > ../Ballast.Training.Tests/Resources/torch_optimizers.json
"""
import json

import torch

torch.manual_seed(0)
torch.set_num_threads(1)
RATES = [0.05, 0.05, 0.05, 0.005, 0.005]
start = torch.randn(21)
gradients = [torch.randn(21) * 10.0 ** (step - 2) for step in range(len(RATES))]


def run(name, make, **options):
    weights = torch.nn.Parameter(start.clone())
    optimizer = make([weights], lr=RATES[0], **options)
    after = []
    for rate, gradient in zip(RATES, gradients):
        optimizer.param_groups[0]["lr"] = rate
        weights.grad = gradient.clone()
        optimizer.step()
        after.append(weights.tolist())
    return {"optimizer": name, **options, "after": after}


def clip(make, limit):
    parts = [torch.nn.Parameter(start[:10].clone()), torch.nn.Parameter(start[10:].clone())]
    for part, gradient in zip(parts, (gradients[3][:10], gradients[3][10:])):
        part.grad = gradient.clone()
    norm = make(parts, limit)
    return {"limit": limit, "norm": None if norm is None else float(norm), "after": torch.cat([part.grad for part in parts]).tolist()}


optim = torch.optim
print(json.dumps({
    "torch": torch.__version__,
    "rates": RATES,
    "start": start.tolist(),
    "gradients": [gradient.tolist() for gradient in gradients],
    "runs": [run("adam", optim.Adam, weight_decay=decay) for decay in (0.0, 0.1)]
    + [run("adamw", optim.AdamW, weight_decay=decay) for decay in (0.0, 0.1)]
    + [run("sgd", optim.SGD, weight_decay=0.1, momentum=momentum, nesterov=nesterov) for momentum, nesterov in ((0.0, False), (0.9, False), (0.9, True))],
    "clip_norm": [clip(torch.nn.utils.clip_grad_norm_, limit) for limit in (1.0, 1000.0)],
    "clip_value": [clip(torch.nn.utils.clip_grad_value_, 5.0)],
}))
