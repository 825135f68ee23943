#!/usr/bin/env python3
"""Writes the vectors of tests/Ballast.Core.Tests and tests/Ballast.Resampling.Tests.

    make_resampling_vectors.py CONFORMANCE_DIR

CONFORMANCE_DIR holds outcomes of imbalanced-learn 0.12.4, scikit-learn 1.2.1 and NumPy 1.24.2 (its README says how they were made). This
script keeps the cases of the methods that the two rooms have, drops the original rows that a generated table repeats, and shortens the
generated values to 13 significant digits. It adds draws of NumPy and sizes of stratified draws that those files lack
(made with NumPy 1.24.2 and scikit-learn 1.2.1).
"""
import json
import pathlib
import sys

import numpy as np
from sklearn.utils import _approximate_mode

SAMPLERS = ("RandomOverSampler", "RandomUnderSampler", "SMOTE", "ADASYN")
SPLITS = ("train_test_split", "StratifiedShuffleSplit")
ROOT = pathlib.Path(__file__).resolve().parents[1]


def short(rows):
    return [[float(f"{v:.13g}") for v in row] for row in rows]


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
    source = pathlib.Path(sys.argv[1])
    read = lambda name: json.loads((source / name).read_text())
    golden, inputs, samplers, splits = (read(n) for n in ("golden/golden.json", "inputs.json", "samplers.json", "splits.json"))
    extra = draws()
    write("Ballast.Core.Tests", "rng.json", read("rng.json"))
    write("Ballast.Core.Tests", "golden.json", {"rng": golden["rng"]})
    write("Ballast.Core.Tests", "draws.json", {"children": extra["children"], "gamma": extra["gamma"]})
    room = "Ballast.Resampling.Tests"
    write(room, "draws.json", {"pairwise_sum": extra["pairwise_sum"], "sizes": extra["sizes"]})
    cases = [c for c in samplers["cases"] if c["sampler"] in SAMPLERS]
    for c in cases:
        if "X" in c["expect"]:
            c["expect"]["X_new"] = short(c["expect"].pop("X")[len(inputs["cases"][c["input"]]["y"]):])
    write(room, "samplers.json", {"made_with": samplers["made_with"], "cases": cases})
    used = {c["input"] for c in cases}
    write(room, "inputs.json", {"cases": {k: v for k, v in inputs["cases"].items() if k in used}})
    write(room, "splits.json", {"made_with": splits["made_with"], "cases": [c for c in splits["cases"] if c["call"] in SPLITS]})
    kept = [c for c in golden["cases"] if c["sampler"] in SAMPLERS]
    for c in kept:
        if "X_new" in c: c["X_new"] = short(c["X_new"])
    write(room, "golden.json", {"datasets": golden["datasets"], "cases": kept, "splits": [s for s in golden["splits"] if s["kind"] in SPLITS]})


main()
