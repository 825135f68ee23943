#!/usr/bin/env python3
"""Writes draws.json of tests/Ballast.Core.Tests and tests/Ballast.Resampling.Tests: draws of NumPy and sizes of stratified draws that the vectors of
tests/Ballast.Conformance lack. Made with NumPy 1.24.2 and scikit-learn 1.2.1.

    make_resampling_vectors.py
"""
import json
import pathlib

import numpy as np
from sklearn.utils import _approximate_mode

ROOT = pathlib.Path(__file__).resolve().parents[1]


def write(room, name, value):
    path = ROOT / room / "vectors" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value, separators=(",", ":")) + "\n")


def draws():
    out = {"children": [], "gamma": [], "pairwise_sum": []}
    for key in ([42, 7, 0], [42, 0xFFFFFFFF, 1], [0, 0, 0], [42, 7, 0, 3, 0]):
        r = np.random.RandomState(key)
        out["children"].append({"key": key, "random_sample": r.random_sample(3).tolist(), "permutation": r.permutation(9).tolist()})
    for shape, scale in ((0.5, 2.0), (1.0, 3.0), (4.5, 0.25)):
        out["gamma"].append({"seed": 7, "shape": shape, "scale": scale, "result": np.random.RandomState(7).gamma(shape, scale, 6).tolist()})
    for n in (5, 8, 77, 128, 129, 1000):
        out["pairwise_sum"].append({"seed": 3, "n": n, "sum": float(np.sum(np.random.RandomState(3).random_sample(n)))})
    out["sizes"] = []
    for seed in range(60):
        r = np.random.RandomState(seed)
        counts = r.randint(1, 40, r.randint(4, 30))
        n = r.randint(1, counts.sum())
        out["sizes"].append({"seed": seed, "counts": counts.tolist(), "draws": int(n), "sizes": _approximate_mode(counts, n, np.random.RandomState(seed)).tolist()})
    return out


def main():
    extra = draws()
    write("Ballast.Core.Tests", "draws.json", {"children": extra["children"], "gamma": extra["gamma"]})
    write("Ballast.Resampling.Tests", "draws.json", {"pairwise_sum": extra["pairwise_sum"], "sizes": extra["sizes"]})


main()
