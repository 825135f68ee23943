"""Augmentation steps of torchvision on a small image, for tests/Ballast.Vision.Tests/Augmentation/torchvision.json.

Made with torch 1.13.0, torchvision 0.14.1 (Debian 12: python3-torch, python3-torchvision).
Usage: /usr/bin/python3 tests/reference/torchvision_augmentation.py > tests/Ballast.Vision.Tests/Augmentation/torchvision.json
"""
import base64
import json

import torch
import torchvision
import torchvision.transforms.functional as F

WIDTH, HEIGHT = 16, 12


def image():
    values = [[[(x * 17 + y * 29 + c * 71 + x * y * c) % 256 for c in range(3)] for x in range(WIDTH)] for y in range(HEIGHT)]
    return torch.tensor(values, dtype=torch.uint8).permute(2, 0, 1)


def case(name, result, **settings):
    pixels = result.permute(1, 2, 0).contiguous().numpy().tobytes()
    return {"name": name, **settings, "pixels": base64.b64encode(pixels).decode()}


def main():
    source = image()
    cases = [case("flip", F.hflip(source), flip=True)]
    for angle in (10, -20, 33.3, 90, 171):
        cases.append(case(f"rotate {angle}", F.rotate(source, angle), angle=angle))
    for factor in (0, 0.8, 1.1, 1.9):
        cases.append(case(f"brightness {factor}", F.adjust_brightness(source, factor), brightness=factor))
        cases.append(case(f"contrast {factor}", F.adjust_contrast(source, factor), contrast=factor))
        cases.append(case(f"saturation {factor}", F.adjust_saturation(source, factor), saturation=factor))
    together = F.adjust_saturation(F.adjust_contrast(F.adjust_brightness(F.rotate(F.hflip(source), 12), 0.9), 1.15), 0.83)
    cases.append(case("all", together, flip=True, angle=12, brightness=0.9, contrast=1.15, saturation=0.83))
    print(json.dumps({"torch": torch.__version__, "torchvision": torchvision.__version__, "width": WIDTH, "height": HEIGHT, "cases": cases}, indent=1))


main()
