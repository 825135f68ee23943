"""Colour steps, blur and RandAugment's operations on a small image, for tests/Ballast.Vision.Tests/Transforms/reference.json.

Made with torch 1.13.0, torchvision 0.14.1 and OpenCV 4.6.0 (Debian 12: python3-torch, python3-torchvision, python3-opencv).
Usage: /usr/bin/python3 tests/reference/transforms_reference.py > tests/Ballast.Vision.Tests/Transforms/reference.json
"""
import base64
import json

import cv2
import numpy as np
import torch
import torchvision
from torchvision.transforms import InterpolationMode
from torchvision.transforms.autoaugment import RandAugment, _apply_op

WIDTH, HEIGHT = 37, 23


def woven():
    return np.array([[[(x * 17 + y * 29 + c * 71 + x * y * c) % 256 for c in range(3)] for x in range(WIDTH)] for y in range(HEIGHT)], dtype=np.uint8)


def plain():
    """Smooth ramps within 40 ... 200, so that autocontrast and equalize have something to do."""
    return np.array([[[40 + (x * 3 + y * (c + 1)) % 161 for c in range(3)] for x in range(WIDTH)] for y in range(HEIGHT)], dtype=np.uint8)


def case(name, result, **settings):
    return {"name": name, **settings, "pixels": base64.b64encode(np.ascontiguousarray(result).tobytes()).decode()}


def hsv(image, hue, saturation, value):
    """YOLOv5's step, with OpenCV's conversions and tables of 8 bits; gains are whole multiples of 2^-21 here."""
    hue, saturation, value = (round(gain * 2**21) / 2**21 for gain in (hue, saturation, value))
    levels = np.arange(256, dtype=np.float64)
    tables = ((levels * hue) % 180).astype(np.uint8), np.clip(levels * saturation, 0, 255).astype(np.uint8), np.clip(levels * value, 0, 255).astype(np.uint8)
    planes = cv2.split(cv2.cvtColor(image, cv2.COLOR_RGB2HSV))
    return cv2.cvtColor(cv2.merge([cv2.LUT(plane, table) for plane, table in zip(planes, tables)]), cv2.COLOR_HSV2RGB)


def rand_augment(name, image, operation, magnitude, sign):
    tensor = torch.from_numpy(image).permute(2, 0, 1)
    magnitudes, signed = RandAugment()._augmentation_space(31, (HEIGHT, WIDTH))[operation]
    amount = float(magnitudes[magnitude].item()) if magnitudes.ndim > 0 else 0.0
    amount *= sign if signed else 1
    result = _apply_op(tensor, operation, amount, interpolation=InterpolationMode.BILINEAR, fill=None)
    return case(f"{operation} {magnitude} {sign} {name}", result.permute(1, 2, 0).numpy(), kind="rand_augment", image=name, operation=operation, magnitude=magnitude, sign=sign)


def main():
    cases = []
    for gains in ((1, 1, 1), (1.015, 1.7, 0.6), (0.985, 0.3, 1.4), (1.9, 0.75, 1.25), (0.5, 2, 2), (0, 0, 0)):
        cases.append(case(f"hsv {gains}", hsv(woven(), *gains), kind="hsv", image="woven", gains=gains))
    for sigma in (0.5, 1.0, 2.0, 3.3):
        reach = int(np.ceil(3 * sigma))
        cases.append(case(f"blur {sigma}", cv2.GaussianBlur(woven(), (2 * reach + 1, 2 * reach + 1), sigma), kind="blur", image="woven", sigma=sigma))
    for name, image in (("woven", woven()), ("plain", plain())):
        for operation, (_, signed) in RandAugment()._augmentation_space(31, (HEIGHT, WIDTH)).items():
            for magnitude in (0, 9, 14, 30):
                for sign in (1, -1) if signed else (1,):
                    cases.append(rand_augment(name, image, operation, magnitude, sign))
    print(json.dumps({"torchvision": torchvision.__version__, "cv2": cv2.__version__, "width": WIDTH, "height": HEIGHT, "cases": cases}, indent=1))


main()
