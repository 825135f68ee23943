"""Whether the pictures of both programs are the same, and how large they and the volumes are.

Usage: compare_png.py FORMAT FOLDER PNGS. PNGS has the folders ballast, cv2 and PIL. Prints one line of JSON.
"""

import glob
import json
import os
import sys

import cv2
import numpy as np


def pictures(root):
    found = {}
    # A round has a folder of its own; the first is as good as any.
    root = os.path.join(root, sorted(os.listdir(root))[0])
    for path in glob.glob(os.path.join(root, "**", "*.png"), recursive=True):
        found[os.path.relpath(path, root)] = path
    return found


def main():
    format_name, folder, root = sys.argv[1:4]
    ours, theirs, pil = (pictures(os.path.join(root, program, format_name)) for program in ("ballast", "cv2", "PIL"))
    largest, different, pixels, unlike = 0, 0, 0, 0
    for name in sorted(ours.keys() & theirs.keys()):
        a, b = (cv2.imread(path, cv2.IMREAD_UNCHANGED).astype(int) for path in (ours[name], theirs[name]))
        if a.shape != b.shape:
            unlike += 1
            continue
        largest, different, pixels = max(largest, int(np.abs(a - b).max())), different + int((a != b).sum()), pixels + a.size
    sizes = {program: sum(os.path.getsize(path) for path in files.values()) for program, files in (("ballast", ours), ("cv2", theirs), ("PIL", pil))}
    row = {"measure": "pictures", "format": format_name, "compared": len(ours.keys() & theirs.keys()), "only_ballast": len(ours.keys() - theirs.keys())}
    row |= {"only_python": len(theirs.keys() - ours.keys()), "other_shape": unlike, "largest_difference": largest, "different_pixels": different, "pixels": pixels}
    row |= {"png_bytes": sizes, "bytes": sum(os.path.getsize(path) for path in glob.glob(os.path.join(folder, "**", "*"), recursive=True) if os.path.isfile(path))}
    print(json.dumps(row))


main()
