"""Augmented images a second of OpenCV (single thread) and of torchvision on PIL images, the peers of `Ballast.Benchmarks augmentation`.

Needs OpenCV, torchvision and Pillow (Debian: python3-opencv, python3-torchvision). Prints one line of JSON a measurement.
Usage: augmentation.py prepare PHOTOS FOLDER [COUNT=64]   real photos as JPEG files of 500 x 375 pixels, for both sides
       augmentation.py measure FOLDER [PASSES=5]
"""

import glob
import io
import json
import os
import random
import sys
import time

import cv2
import numpy as np
import torch
from PIL import Image
from torchvision import transforms
from torchvision.transforms import InterpolationMode

SIZE, FILL = 224, (114, 114, 114)


def prepare(photos, folder, count):
    found = sorted(glob.glob(os.path.join(photos, "**", "*.jpg"), recursive=True))
    os.makedirs(folder, exist_ok=True)
    for i in range(count):
        image = cv2.imread(found[i * len(found) // count])
        cv2.imwrite(os.path.join(folder, f"{i:03}.jpg"), cv2.resize(image, (500, 375), interpolation=cv2.INTER_AREA), [cv2.IMWRITE_JPEG_QUALITY, 95])


class WithOpenCv:
    """What a careful user writes: 8-bit tables, one call of OpenCV a step."""

    def flip(self, image):
        return cv2.flip(image, 1)

    def vertical_flip(self, image):
        return cv2.flip(image, 0)

    def warp(self, image, matrix):
        return cv2.warpAffine(image, matrix[:2], (image.shape[1], image.shape[0]), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=FILL)

    def rotation_matrix(self, image):
        height, width = image.shape[:2]
        return np.vstack([cv2.getRotationMatrix2D((width / 2 - 0.5, height / 2 - 0.5), random.uniform(-10, 10), 1), [0, 0, 1]])

    def rotation(self, image):
        return self.warp(image, self.rotation_matrix(image))

    def affine_matrix(self, image):
        height, width = image.shape[:2]
        scale = random.uniform(0.8, 1.2)
        lean_x, lean_y = (np.tan(np.radians(random.uniform(-5, 5))) for _ in range(2))
        linear = np.array([[scale, scale * lean_x], [scale * lean_y, scale]])
        center = np.array([width / 2 - 0.5, height / 2 - 0.5])
        shift = center - linear @ center + np.array([random.uniform(-0.1, 0.1) * width, random.uniform(-0.1, 0.1) * height])
        return np.vstack([np.column_stack([linear, shift]), [0, 0, 1]])

    def affine(self, image):
        return self.warp(image, self.affine_matrix(image))

    def perspective(self, image):
        height, width = image.shape[:2]
        corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
        inward = np.float32([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * np.random.uniform(0, 0.25, (4, 2)).astype(np.float32) * np.float32([width, height])
        matrix = cv2.getPerspectiveTransform(corners, corners + inward)
        return cv2.warpPerspective(image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=FILL)

    def random_crop(self, image):
        top, left = random.randint(0, image.shape[0] - SIZE), random.randint(0, image.shape[1] - SIZE)
        return image[top : top + SIZE, left : left + SIZE].copy()

    def window(self, image):
        height, width = image.shape[:2]
        for _ in range(10):
            area, ratio = random.uniform(0.08, 1) * width * height, np.exp(random.uniform(-np.log(4 / 3), np.log(4 / 3)))
            wide, high = round((area * ratio) ** 0.5), round((area / ratio) ** 0.5)
            if 0 < wide <= width and 0 < high <= height:
                return random.randint(0, width - wide), random.randint(0, height - high), wide, high
        return 0, 0, width, height

    def resized_crop(self, image):
        left, top, wide, high = self.window(image)
        return cv2.resize(image[top : top + high, left : left + wide], (SIZE, SIZE), interpolation=cv2.INTER_LINEAR)

    def hsv(self, image):
        hue, saturation, value = 1 + np.random.uniform(-1, 1, 3) * [0.015, 0.7, 0.4]
        levels = np.arange(256, dtype=np.float64)
        tables = ((levels * hue) % 180).astype(np.uint8), np.clip(levels * saturation, 0, 255).astype(np.uint8), np.clip(levels * value, 0, 255).astype(np.uint8)
        planes = cv2.split(cv2.cvtColor(image, cv2.COLOR_RGB2HSV))
        return cv2.cvtColor(cv2.merge([cv2.LUT(plane, table) for plane, table in zip(planes, tables)]), cv2.COLOR_HSV2RGB)

    def table(self, image, values):
        return cv2.LUT(image, np.clip(values, 0, 255).astype(np.uint8))

    def brightness(self, image):
        return self.table(image, np.arange(256) * random.uniform(0.8, 1.2))

    def contrast(self, image):
        factor = random.uniform(0.8, 1.2)
        return self.table(image, np.arange(256) * factor + (1 - factor) * cv2.mean(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY))[0])

    def saturation(self, image):
        factor = random.uniform(0.8, 1.2)
        grey = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
        return cv2.addWeighted(image, factor, grey, 1 - factor, 0)

    def sharpness(self, image):
        factor = random.uniform(0.5, 1.5)
        kernel = np.full((3, 3), 1 / 13, np.float32)
        kernel[1, 1] = 5 / 13
        return cv2.addWeighted(image, factor, cv2.filter2D(image, -1, kernel), 1 - factor, 0)

    def solarize(self, image):
        return self.table(image, np.where(np.arange(256) >= 128, 255 - np.arange(256), np.arange(256)))

    def posterize(self, image):
        return self.table(image, np.arange(256) & 0xF0)

    def equalize(self, image):
        return cv2.merge([cv2.equalizeHist(plane) for plane in cv2.split(image)])

    def auto_contrast(self, image):
        tables = []
        for channel in cv2.split(image):
            low, high, _, _ = cv2.minMaxLoc(channel)
            tables.append(np.clip((np.arange(256) - low) * (255 / max(high - low, 1)), 0, 255).astype(np.uint8))
        return cv2.LUT(image, np.stack(tables, -1).reshape(256, 1, 3))

    def gaussian_blur(self, image):
        sigma = random.uniform(0.1, 2)
        reach = max(1, int(np.ceil(3 * sigma)))
        return cv2.GaussianBlur(image, (2 * reach + 1, 2 * reach + 1), sigma)

    def gaussian_noise(self, image):
        noise = np.empty(image.shape, np.int16)
        cv2.randn(noise, 0, random.uniform(0, 10))
        return cv2.add(image, noise, dtype=cv2.CV_8U)

    def cutout(self, image):
        image = image.copy()
        height, width = image.shape[:2]
        wide, high = int(random.uniform(0.125, 0.25) * width), int(random.uniform(0.125, 0.25) * height)
        left, top = random.randint(0, width - wide), random.randint(0, height - high)
        image[top : top + high, left : left + wide] = 114
        return image

    def pipeline(self, image):
        """A step at a time, as augmentation libraries do."""
        if random.random() < 0.5:
            image = self.flip(image)
        return self.resized_crop(self.hsv(self.affine(self.rotation(image))))

    def composed_pipeline(self, image):
        """One matrix composed by hand and one warp, the best that OpenCV can do."""
        height, width = image.shape[:2]
        matrix = np.eye(3)
        if random.random() < 0.5:
            matrix = np.array([[-1.0, 0, width - 1], [0, 1, 0], [0, 0, 1]])
        matrix = self.affine_matrix(image) @ self.rotation_matrix(image) @ matrix
        left, top, wide, high = self.window(image)
        scale_x, scale_y = SIZE / wide, SIZE / high
        crop = np.array([[scale_x, 0, (0.5 - left) * scale_x - 0.5], [0, scale_y, (0.5 - top) * scale_y - 0.5], [0, 0, 1]])
        return self.hsv(cv2.warpAffine(image, (crop @ matrix)[:2], (SIZE, SIZE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=FILL))


def with_torchvision():
    bilinear = {"interpolation": InterpolationMode.BILINEAR, "fill": FILL}
    affine = transforms.RandomAffine(0, (0.1, 0.1), (0.8, 1.2), (-5, 5, -5, 5), **bilinear)
    # torchvision's jitter of hue, saturation and brightness stands for the factors of HSV.
    hsv = transforms.ColorJitter(brightness=0.4, saturation=0.7, hue=0.0075)
    crop = transforms.RandomResizedCrop(SIZE)
    return {
        "pipeline": transforms.Compose([transforms.RandomHorizontalFlip(), transforms.RandomRotation(10, **bilinear), affine, hsv, crop]),
        "horizontal_flip": transforms.RandomHorizontalFlip(1),
        "vertical_flip": transforms.RandomVerticalFlip(1),
        "rotation": transforms.RandomRotation(10, **bilinear),
        "affine": affine,
        "perspective": transforms.RandomPerspective(0.5, 1, **bilinear),
        "random_crop": transforms.RandomCrop(SIZE),
        "resized_crop": crop,
        "hsv": hsv,
        "brightness": transforms.ColorJitter(brightness=0.2),
        "contrast": transforms.ColorJitter(contrast=0.2),
        "saturation": transforms.ColorJitter(saturation=0.2),
        "sharpness": transforms.RandomAdjustSharpness(1.4, 1),
        "solarize": transforms.RandomSolarize(128, 1),
        "posterize": transforms.RandomPosterize(4, 1),
        "equalize": transforms.RandomEqualize(1),
        "auto_contrast": transforms.RandomAutocontrast(1),
        "gaussian_blur": transforms.GaussianBlur(7, (0.1, 2)),
        "rand_augment": transforms.RandAugment(2, 9, interpolation=InterpolationMode.BILINEAR, fill=FILL),
    }


def rate(images, passes, work):
    """Each image has the same draws in every pass, and its best pass counts."""
    best = [float("inf")] * len(images)
    for image in images[:8]:
        work(image)
    for _ in range(passes):
        for i, image in enumerate(images):
            random.seed(i)
            np.random.seed(i)
            torch.manual_seed(i)
            start = time.perf_counter()
            work(image)
            best[i] = min(best[i], time.perf_counter() - start)
    return len(images) / sum(best)


def show(program, measures, value):
    print(json.dumps({"program": program, "measures": measures, "images_per_second": round(value, 1)}), flush=True)


def measure(folder, passes):
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    files = [open(path, "rb").read() for path in sorted(glob.glob(os.path.join(folder, "*.jpg")))]
    decode = lambda data: cv2.cvtColor(cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
    open_pil = lambda data: Image.open(io.BytesIO(data)).convert("RGB")
    arrays, pictures = [decode(data) for data in files], [open_pil(data) for data in files]
    ours = WithOpenCv()
    show("cv2", "pipeline", rate(arrays, passes, ours.pipeline))
    show("cv2_composed", "pipeline", rate(arrays, passes, ours.composed_pipeline))
    show("cv2", "pipeline_with_decoding", rate(files, passes, lambda data: ours.pipeline(decode(data))))
    show("cv2_composed", "pipeline_with_decoding", rate(files, passes, lambda data: ours.composed_pipeline(decode(data))))
    steps = with_torchvision()
    for name in steps:
        show("pil", name, rate(pictures, passes, steps[name]))
    show("pil", "pipeline_with_decoding", rate(files, passes, lambda data: steps["pipeline"](open_pil(data))))
    for name in [*steps, "gaussian_noise", "cutout"]:
        work = getattr(ours, "flip" if name == "horizontal_flip" else name, None)
        if name != "pipeline" and work:
            show("cv2", name, rate(arrays, passes, work))


def main():
    if sys.argv[1:2] == ["prepare"]:
        prepare(sys.argv[2], sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 64)
    elif sys.argv[1:2] == ["measure"]:
        measure(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 5)
    else:
        sys.exit(__doc__)


main()
