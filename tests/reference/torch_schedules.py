"""Learning rates of torch's schedulers step by step, as the expected numbers of LearningRateScheduleTests.

Written with torch 1.13.0 (Debian's python3-torch). Usage: python3 torch_schedules.py > ../Ballast.Training.Tests/Resources/torch_schedules.json
"""
import json

import torch
from torch.optim import lr_scheduler

EPOCHS, STEPS, RATE = 6, 7, 0.02


def rates(each_step=None, each_epoch=None):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=RATE, momentum=0.9)
    by_step = each_step(optimizer) if each_step else None
    by_epoch = each_epoch(optimizer) if each_epoch else None
    seen = []
    for epoch in range(EPOCHS):
        for step in range(STEPS):
            seen.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if by_step and len(seen) < EPOCHS * STEPS:
                by_step.step()
        if by_epoch:
            by_epoch.step()
    return seen


def one_cycle(**options):
    return rates(lambda optimizer: lr_scheduler.OneCycleLR(optimizer, max_lr=RATE, total_steps=EPOCHS * STEPS, cycle_momentum=False, **options))


def warmup(steps, factor, each_epoch=None):
    return rates(lambda optimizer: lr_scheduler.LinearLR(optimizer, start_factor=factor, total_iters=steps), each_epoch)


def step_lr(optimizer):
    return lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.1)


def cosine(optimizer):
    return lr_scheduler.CosineAnnealingLR(optimizer, T_max=EPOCHS)


print(json.dumps({
    "torch": torch.__version__,
    "epochs": EPOCHS, "steps_per_epoch": STEPS, "rate": RATE,
    "step": rates(each_epoch=step_lr),
    "cosine": rates(each_epoch=cosine),
    "one_cycle": one_cycle(),
    "one_cycle_linear": one_cycle(pct_start=0.1, anneal_strategy="linear", div_factor=10, final_div_factor=100),
    "warmup": warmup(7, 0.001),
    "warmup_step": warmup(18, 0.1, step_lr),  # 2.5 epochs of 7 steps are 17.5, to the even neighbour 18
    "warmup_cosine": warmup(14, 0.1, cosine),
}))
