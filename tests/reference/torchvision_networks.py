"""Reference outputs of torchvision's networks for Ballast.Training.Tests/Networks/TorchvisionReferenceTests.cs.

Run with torch 1.13 and torchvision 0.14:
    python3 tests/reference/torchvision_networks.py tests/Ballast.Training.Tests/Resources/torchvision_networks.json

Every parameter, buffer and input is filled by a formula on integers (SplitMix64 of the position in the tensor and the place of the tensor in the
state dict), so that the C# test fills the same numbers without a file of weights. Dropout is switched off, also in training mode. Training mode runs
in float64: normalising 8 values and rectifiers near zero would turn the rounding of float32 into percents of a gradient.
"""

import hashlib
import json
import sys

import numpy as np
import torch
import torchvision

NAMES = ["shufflenet_v2_x0_5", "shufflenet_v2_x1_0", "resnet18", "resnet34", "mobilenet_v3_small", "squeezenet1_0"]


def uniform(stream: int, count: int) -> np.ndarray:
    """Numbers in [-1, 1): 53 bits of SplitMix64 at stream * 2^32 + i."""
    with np.errstate(over="ignore"):
        z = (np.uint64(stream) << np.uint64(32)) + np.arange(count, dtype=np.uint64)
        z = (z + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(11)).astype(np.float64) / 2.0**52 - 1.0


def fill(model: torch.nn.Module) -> None:
    for place, (name, tensor) in enumerate(sorted(model.state_dict().items())):
        u = uniform(place + 1, tensor.numel())
        if name.endswith("num_batches_tracked"):
            values = np.full(tensor.shape, 3)
        elif name.endswith("running_var") or (name.endswith("weight") and tensor.dim() == 1):
            values = 1.0 + 0.25 * u
        elif tensor.dim() == 1:
            values = 0.1 * u
        else:
            values = u * np.sqrt(6.0 / (tensor.numel() // tensor.shape[0]))
        tensor.copy_(torch.from_numpy(np.asarray(values).reshape(tuple(tensor.shape))))


def first(tensor: torch.Tensor) -> list:
    return [float(v) for v in tensor.detach().flatten()[:10]]


def describe(name: str, classes: int) -> dict:
    model = getattr(torchvision.models, name)(weights=None, num_classes=classes)
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    with torch.no_grad():
        fill(model)
    state = sorted(model.state_dict().items())
    digest = hashlib.sha256("".join(f"{k} {list(v.shape)} {v.dtype}\n" for k, v in state).encode()).hexdigest()
    images = torch.from_numpy((1.7 * uniform(0, 2 * 3 * 64 * 64)).astype(np.float32).reshape(2, 3, 64, 64))
    model.eval()
    with torch.no_grad():
        evaluated = model(images)
    model.double().train()
    with torch.no_grad():
        fill(model)
    trained = model(torch.from_numpy((1.7 * uniform(0, 2 * 3 * 64 * 64)).reshape(2, 3, 64, 64)))
    weights = torch.from_numpy(uniform(1 << 20, trained.numel()).reshape(trained.shape))
    (trained * weights).sum().backward()
    parameters = sorted(model.named_parameters())
    norms = [k for k, _ in state if k.endswith("running_mean")]
    return {
        "network": name,
        "classes": classes,
        "parameters": sum(p.numel() for p in model.parameters()),
        "tensors": len(state),
        "state_sha256": digest,
        "evaluated": first(evaluated),
        "trained": first(trained),
        "last_running_mean": first(model.state_dict()[norms[-1]]) if norms else [],
        "gradient_norms": {k: float(p.grad.norm()) for k, p in parameters[:: max(1, len(parameters) // 6)]},
    }


def main() -> None:
    torch.set_num_threads(1)
    document = {
        "made_by": f"torch {torch.__version__}, torchvision {torchvision.__version__}",
        "networks": [describe(name, classes) for name in NAMES for classes in (10, 1000)],
    }
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
