"""Small files written by PyTorch for Ballast.Training.Tests/Weights/PyTorchCheckpointTests.cs.

Run with torch 1.13:
    python3 tests/reference/torch_checkpoints.py tests/Ballast.Training.Tests/Resources/checkpoints
"""

import os
import sys
from collections import OrderedDict

import torch


class MakesFolder:
    """Unpickling this in Python makes a folder."""

    def __reduce__(self):
        return os.mkdir, ("made-by-a-pickle",)


def all_types() -> OrderedDict:
    base = torch.arange(12, dtype=torch.float32).reshape(3, 4)
    return OrderedDict(
        f64=torch.tensor([1.5, -2.5], dtype=torch.float64),
        f32=base,
        f16=torch.tensor([0.5, -1.0, 65504.0], dtype=torch.float16),
        bf16=torch.tensor([0.5, -1.0], dtype=torch.bfloat16),
        i64=torch.tensor(-5),
        i32=torch.tensor([7], dtype=torch.int32),
        i16=torch.tensor([-7], dtype=torch.int16),
        i8=torch.tensor([-1], dtype=torch.int8),
        u8=torch.tensor([255], dtype=torch.uint8),
        boolean=torch.tensor([True, False]),
        transposed=base.t(),
        row=base[1],
        column=base[:, 2],
        empty=torch.zeros(0, 3),
        parameter=torch.nn.Parameter(torch.tensor([3.0])),
    )


def main(folder: str) -> None:
    os.makedirs(folder, exist_ok=True)
    small = OrderedDict([("fc.weight", torch.tensor([[1.0, 2.0]])), ("fc.bias", torch.tensor([3.0]))])

    def save(value, name, **options):
        torch.save(value, os.path.join(folder, name), **options)

    save(all_types(), "state_dict.pth")
    save(all_types(), "protocol4.pth", pickle_protocol=4)
    optimizer = torch.optim.Adam([torch.nn.Parameter(torch.tensor([1.0]))])
    save(
        {"epoch": 3, "val_loss": torch.tensor(0.25), "model_state_dict": small, "optimizer_state_dict": optimizer.state_dict()},
        "checkpoint.pth",
    )
    save({"state_dict": OrderedDict(("module." + k, v) for k, v in small.items())}, "parallel.pth")
    module = torch.nn.Sequential(OrderedDict(body=torch.nn.Sequential(torch.nn.Linear(2, 1)), norm=torch.nn.BatchNorm1d(1)))
    with torch.no_grad():
        module.body[0].weight.copy_(torch.tensor([[1.0, 2.0]]))
        module.body[0].bias.copy_(torch.tensor([3.0]))
    save({"model": module, "epoch": -1}, "module.pt")
    save({"fc.weight": torch.tensor([1.0]), "trap": MakesFolder()}, "trap.pth")
    save({"fc.bias": torch.tensor([0.25, -0.5]), "other.weight": torch.tensor([1.0])}, "linear_head.pth")
    save({"epoch": 3, "lr": 0.1}, "no_tensors.pth")
    save(small, "legacy.pth", _use_new_zipfile_serialization=False)
    torch.jit.script(torch.nn.Linear(2, 1)).save(os.path.join(folder, "script.pt"))


if __name__ == "__main__":
    main(sys.argv[1])
