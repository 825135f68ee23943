"""Vectors for tests/Ballast.Metrics.Tests/Support/reference.json, from scikit-learn and SciPy. Usage: metrics_vectors.py OUT.json
Made with Python 3.11, scikit-learn 1.2.1, SciPy 1.10.1, NumPy 1.24.2."""
import json, math, sys
import numpy as np, scipy, sklearn
from scipy import optimize, stats
from sklearn import metrics as skm

r = np.random.RandomState(7)


def probabilities(n, k, sharpness):
    y = r.choice(k, n, p=np.arange(k, 0, -1) / np.arange(k, 0, -1).sum())
    z = r.standard_normal((n, k)) + 1.5 * np.eye(k)[y]
    p = np.exp(sharpness * z)
    return y, p / p.sum(1, keepdims=True)


def loss_at(t, y, p):
    z = np.log(p) / t
    return float(np.mean(scipy.special.logsumexp(z, axis=1) - z[np.arange(len(y)), y]))


def prediction_case(name, n, k, sharpness, digits=None):
    y, p = probabilities(n, k, sharpness)
    if digits is not None:  # ties between samples
        p = np.round(p, digits); p[:, -1] = 1 - p[:, :-1].sum(1); p = np.abs(p); p /= p.sum(1, keepdims=True); p = np.round(p, 12)
    hot = np.eye(k)[y]
    best = optimize.minimize_scalar(lambda u: loss_at(math.exp(u), y, p + 0.0), bounds=(math.log(.01), math.log(100)), method="bounded", options={"xatol": 1e-13}) if (p > 0).all() else None
    return {
        "name": name, "y_true": y.tolist(), "y_score": p.tolist(),
        "log_loss": skm.log_loss(y, p, labels=range(k)), "brier": float(np.mean(((p - hot) ** 2).sum(1))),
        "brier_of_class": [skm.brier_score_loss(hot[:, c], p[:, c]) for c in range(k)],
        "roc_auc": [skm.roc_auc_score(hot[:, c], p[:, c]) for c in range(k)],
        "average_precision": [skm.average_precision_score(hot[:, c], p[:, c]) for c in range(k)],
        "roc_auc_macro": skm.roc_auc_score(hot, p, average="macro"), "roc_auc_weighted": skm.roc_auc_score(hot, p, average="weighted"),
        "average_precision_macro": skm.average_precision_score(hot, p, average="macro"), "average_precision_weighted": skm.average_precision_score(hot, p, average="weighted"),
        "temperature": math.exp(best.x) if best is not None else None, "log_loss_scaled": float(best.fun) if best is not None else None,
    }


def mcnemar(b, c):
    if b + c < 25:
        return {"b": b, "c": c, "statistic": min(b, c), "p": stats.binomtest(b, b + c).pvalue if b + c else 1.0}
    s = max(0, abs(b - c) - 1) ** 2 / (b + c)
    return {"b": b, "c": c, "statistic": s, "p": float(stats.chi2.sf(s, 1))}


out = {
    "made_with": {"scikit-learn": sklearn.__version__, "scipy": scipy.__version__, "numpy": np.__version__},
    "predictions": [prediction_case("overconfident", 150, 4, 3.0), prediction_case("underconfident", 120, 3, 0.5), prediction_case("tied", 100, 3, 1.0, 1), prediction_case("binary", 80, 2, 1.0)],
    "mcnemar": [mcnemar(b, c) for b, c in ((0, 0), (3, 3), (1, 9), (0, 24), (12, 12), (5, 19), (13, 12), (30, 30), (10, 15), (10, 40), (100, 160), (5, 300))],
    "percentiles": [{"scores": x.tolist(), "interval": np.percentile(x, [2.5, 97.5]).tolist()} for x in (r.random_sample(7), r.random_sample(200))],
    "erfc": [[x, math.erfc(x)] for x in (0, .01, .3, 1, 1.7, 1.999999, 2, 2.5, 4, 10, 25)],
}
json.dump(out, open(sys.argv[1], "w"), separators=(",", ":"))
