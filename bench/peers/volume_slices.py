"""Volumes to PNG files of 8-bit grey: reading, windowing, encoding and writing with nibabel, h5py or pydicom, numpy, and cv2 or PIL.

Usage: volume_slices.py FORMAT FOLDER OUT knee|slice cv2|PIL. Prints one line of JSON.
"""

import glob
import json
import os
import sys
import time
import warnings

import cv2
import h5py
import nibabel
import numpy as np
import pydicom
from PIL import Image


def slices(format_name, folder):
    """Volume name, number and values of every slice."""
    if format_name.startswith("DICOM"):
        for path in sorted(glob.glob(os.path.join(folder, "**", "*.dcm"), recursive=True)):
            data = pydicom.dcmread(path)
            values = data.pixel_array * float(data.get("RescaleSlope", 1)) + float(data.get("RescaleIntercept", 0))
            yield os.path.basename(os.path.dirname(path)), int(data.get("InstanceNumber") or 0), values, data.PhotometricInterpretation == "MONOCHROME1"
    elif format_name.startswith("HDF5"):
        for path in sorted(glob.glob(os.path.join(folder, "*.h5"))):
            with h5py.File(path) as file:
                data = file["reconstruction_rss"]
                for i in range(len(data)):
                    yield os.path.basename(path).split(".")[0], i, data[i], False
    else:
        for path in sorted(glob.glob(os.path.join(folder, "*.nii*"))):
            data = nibabel.load(path).get_fdata(dtype=np.float32)
            data = data.reshape(data.shape[:3] + (-1,))[..., 0]
            for i in range(data.shape[2]):
                yield os.path.basename(path).split(".")[0], i, data[:, :, i].T, False


def greys(values, window, inverted):
    if window == "knee":
        low, high = 0.0, 1199.0
    else:
        low, high = np.nanmin(values), np.nanmax(values)
    if high <= low:
        return np.zeros(values.shape, np.uint8)
    shown = np.nan_to_num(np.clip(np.floor((values - low) / (high - low) * 255 + 0.5), 0, 255)).astype(np.uint8)
    return 255 - shown if inverted else shown


def convert(format_name, folder, out, window, encoder):
    count = 0
    for name, number, values, inverted in slices(format_name, folder):
        os.makedirs(os.path.join(out, name), exist_ok=True)
        path = os.path.join(out, name, f"IM{number}-{name}.png")
        picture = np.ascontiguousarray(greys(values, window, inverted))
        if encoder == "cv2":
            cv2.imwrite(path, picture)
        else:
            Image.fromarray(picture).save(path)
        count += 1
    return count


def main():
    format_name, folder, out, window, encoder = sys.argv[1:6]
    # What pydicom thinks of real files is not measured.
    warnings.simplefilter("ignore")
    rounds = []
    for i in range(3):
        start = time.perf_counter()
        count = convert(format_name, folder, os.path.join(out, str(i)), window, encoder)
        rounds.append(round(time.perf_counter() - start, 4))
    row = {"measure": "slices", "program": f"Python, {encoder}", "format": format_name, "slices": count, "first": rounds[0], "seconds": min(rounds)}
    print(json.dumps(row))


main()
