"""Copies image and label one after the other with shutil.copy2, as scripts that balance datasets do.

Usage: copy_pairs.py PAIRS OUT. A line of PAIRS: image, label, their places below OUT, divided by tabs.
"""

import os
import shutil
import sys


def main():
    pairs, out = sys.argv[1:3]
    with open(pairs) as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    for folder in sorted({os.path.dirname(place) for row in rows for place in row[2:]}):
        os.makedirs(os.path.join(out, folder))
    for image, label, image_place, label_place in rows:
        shutil.copy2(image, os.path.join(out, image_place))
        if label:
            shutil.copy2(label, os.path.join(out, label_place))


main()
