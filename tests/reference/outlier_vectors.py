"""Vectors for tests/Ballast.Resampling.Tests/vectors/outliers.json, from scikit-learn. Usage: outlier_vectors.py OUT.json
Made with Python 3.11, scikit-learn 1.2.1, NumPy 1.24.2. The tables are numpy.random.RandomState(seed).random_sample((n, p)), rounded to `digits`
when given, columns of `constant` set to 3: the test draws them itself."""
import json, sys, warnings
import numpy as np
from sklearn.ensemble import IsolationForest
from sklearn.neighbors import LocalOutlierFactor

warnings.filterwarnings("ignore")


def table(seed, n, p, digits=None, constant=()):
    X = np.random.RandomState(seed).random_sample((n, p))
    if digits is not None: X = np.round(X, digits)
    for c in constant: X[:, c] = 3
    return X


def summary(scores):
    return {"first": scores[:6].tolist(), "sum": float(scores.sum()), "lowest": int(scores.argmin())}


def forest(seed, n, p, **kw):
    extra = {k: kw.pop(k) for k in ("digits", "constant") if k in kw}
    X = table(seed, n, p, **extra)
    f = IsolationForest(random_state=seed, **kw).fit(X)
    q = table((seed + 1) % 2**32, 20, p)
    return {"seed": seed, "n": n, "p": p, **extra, "trees": kw.get("n_estimators", 100), "samples": kw.get("max_samples", 256), "contamination": kw.get("contamination"),
            "scores": summary(f.score_samples(X)), "threshold": float(f.offset_), "new": f.score_samples(q).tolist()}


def lof(seed, n, p, **kw):
    X = table(seed, n, p); q = table((seed + 1) % 2**32, 20, p)
    f = LocalOutlierFactor(**kw).fit(X); g = LocalOutlierFactor(novelty=True, **kw).fit(X)
    return {"seed": seed, "n": n, "p": p, "k": kw.get("n_neighbors", 20), "contamination": kw.get("contamination"), "scores": summary(f.negative_outlier_factor_), "threshold": float(f.offset_), "new": g.score_samples(q).tolist()}


out = {
    "forest": [
        forest(0, 50, 2), forest(1, 257, 3), forest(7, 1000, 5), forest(42, 30000, 3, n_estimators=10), forest(3, 300, 6, constant=[0, 2, 5]), forest(4, 400, 3, digits=1),
        forest(5, 120, 40), forest(6, 200, 2, max_samples=8, contamination=0.1), forest(8, 64, 3, constant=[0, 1, 2]), forest(9, 1, 2), forest(10, 2, 2), forest(4294967295, 80, 3),
        forest(11, 60, 4, max_samples=1), forest(12, 500, 1, digits=2),
    ],
    "lof": [lof(0, 60, 2), lof(1, 300, 5, n_neighbors=5), lof(2, 15, 3), lof(3, 200, 30, contamination=0.07), lof(4, 2, 2), lof(5, 500, 3, n_neighbors=1)],
}
open(sys.argv[1], "w").write(json.dumps(out, separators=(",", ":")) + "\n")
