#!/usr/bin/env python3
"""Writes tests/Ballast.Resampling.Tests/vectors/kmeans.json: clusters of small tables by scikit-learn (made with 1.2.1, NumPy 1.24.2).

A case names a table by its seed and shape, RandomState(seed).standard_normal(shape) plus 2 to the first column of every third row. The drawn starts are those of
kmeans_plusplus on the table less its mean; `one` is a run with n_init=1, `ten` with n_init=10, both with algorithm="lloyd". Centroids are kept to 13 digits.
"""
import json
import pathlib

import numpy as np
from sklearn.cluster import KMeans, kmeans_plusplus


def short(rows):
    return [[float(f"{v:.13g}") for v in row] for row in rows]


def fit(X, clusters, seed, runs):
    m = KMeans(clusters, n_init=runs, random_state=seed, algorithm="lloyd").fit(X)
    return {"centroids": short(m.cluster_centers_), "labels": m.labels_.tolist(), "inertia": m.inertia_, "steps": m.n_iter_}


cases = []
for table, shape in ((5, (90, 3)), (6, (70, 1)), (7, (60, 20))):
    X = np.random.RandomState(table).standard_normal(shape)
    X[::3, 0] += 2
    for clusters in (1, 2, 7):
        for seed in (0, 42):
            start = kmeans_plusplus(X - X.mean(axis=0), clusters, random_state=seed)[1]
            cases.append({"table": table, "rows": shape[0], "columns": shape[1], "clusters": clusters, "seed": seed, "start": start.tolist(),
                          "one": fit(X, clusters, seed, 1), "ten": fit(X, clusters, seed, 10)})
out = pathlib.Path(__file__).resolve().parents[1] / "Ballast.Resampling.Tests" / "vectors" / "kmeans.json"
out.write_text(json.dumps({"cases": cases}, separators=(",", ":")) + "\n")
