"""Vectors for tests/Ballast.Metrics.Tests/Support/calibration.json, from scikit-learn and SciPy. Usage: calibration_vectors.py OUT.json
Made with Python 3.11, scikit-learn 1.2.1, SciPy 1.10.1, NumPy 1.24.2."""
import json, sys
import numpy as np
from scipy.optimize import minimize
from scipy.special import expit
from sklearn import metrics as skm
from sklearn.calibration import calibration_curve
from sklearn.isotonic import IsotonicRegression

r = np.random.RandomState(11)


def optimum(s, y, w):
    """Platt's loss at its optimum, by Newton's method in the plain."""
    n1, n0 = w[y == 1].sum(), w[y == 0].sum()
    t = np.where(y == 1, (n1 + 1) / (n1 + 2), 1 / (n0 + 2))
    ab = np.array([0.0, np.log((n0 + 1) / (n1 + 1))])
    for _ in range(200):
        p = expit(-(ab[0] * s + ab[1])); d = w * (t - p); c = w * p * (1 - p)
        ab = ab - np.linalg.solve([[(c * s * s).sum(), (c * s).sum()], [(c * s).sum(), c.sum()]], [(d * s).sum(), d.sum()])
    return ab.tolist()


def calibration_case(name, n, shift, digits, weighted):
    y = (r.random_sample(n) < .3).astype(int)
    s = np.round(r.standard_normal(n) + shift * y, digits)
    p = np.round(expit(s), digits)
    w = np.round(r.random_sample(n), 3) if weighted else np.ones(n)
    q = np.round(np.linspace(s.min() - 1, s.max() + 1, 41), 3)
    iso = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(s, y, sample_weight=w)
    case = {"name": name, "score": s.tolist(), "probability": p.tolist(), "y_true": y.tolist(), "weight": w.tolist(), "platt": optimum(s, y, w), "query": q.tolist(), "isotonic": iso.predict(q).tolist(), "curves": []}
    for strategy in ("uniform", "quantile"):
        for bins in (1, 3, 10):
            a, b = calibration_curve(y, p, n_bins=bins, strategy=strategy)
            case["curves"].append({"strategy": strategy, "bins": bins, "share": a.tolist(), "probability": b.tolist()})
    return case


def tuned(name, folds, metric, thresholds):
    """What TunedThresholdClassifierCV (scikit-learn 1.5) does after the folds are predicted."""
    cv_t, cv_s = [], []
    for y, s in folds:
        t = np.linspace(s.min(), s.max(), thresholds)
        cv_t.append(t); cv_s.append([metric(y, (s >= x).astype(int)) for x in t])
    common = np.linspace(min(t.min() for t in cv_t), max(t.max() for t in cv_t), num=thresholds)
    mean = np.mean([np.interp(common, t, s) for t, s in zip(cv_t, cv_s)], axis=0)
    return {"metric": name, "thresholds": thresholds, "folds": [{"y_true": y.tolist(), "score": s.tolist()} for y, s in folds], "best": float(common[mean.argmax()]), "score": float(mean.max()), "grid": common.tolist(), "mean": mean.tolist()}


def fold(n):
    y = (r.random_sample(n) < .2).astype(int); y[0] = 1; y[1] = 0
    return y, np.round(expit(r.standard_normal(n) + 1.5 * y - 1.5), 6)


def weighted_case(k, n):
    y = r.choice(k, n, p=np.arange(k, 0, -1) / np.arange(k, 0, -1).sum()); p = np.where(r.random_sample(n) < .6, y, r.randint(0, k, n)); w = np.round(r.random_sample(n) * 3, 4)
    prf = {a: list(skm.precision_recall_fscore_support(y, p, average=a, sample_weight=w, zero_division=0))[:3] for a in ("macro", "weighted", "micro")}
    spe = [float(w[(y != c) & (p != c)].sum() / w[y != c].sum()) for c in range(k)]
    return {"classes": k, "y_true": y.tolist(), "y_pred": p.tolist(), "weight": w.tolist(), "accuracy": skm.accuracy_score(y, p, sample_weight=w), "balanced_accuracy": skm.balanced_accuracy_score(y, p, sample_weight=w),
            "kappa": skm.cohen_kappa_score(y, p, sample_weight=w), "matthews": skm.matthews_corrcoef(y, p, sample_weight=w), "prf": prf, "specificity": spe,
            "report": skm.classification_report(y, p, sample_weight=w, zero_division=0)}


gmean = lambda y, p: np.sqrt(skm.recall_score(y, p) * skm.recall_score(y, p, pos_label=0))
f1 = lambda y, p: skm.f1_score(y, p, zero_division=0)
folds = [fold(n) for n in (60, 75, 90)]
out = {
    "calibration": [calibration_case("plain", 80, 1.5, 6, False), calibration_case("ties", 200, 1.0, 1, False), calibration_case("weights", 120, 2.0, 3, True)],
    "tuned": [tuned("f1", folds, f1, 100), tuned("geometric mean", folds, gmean, 100), tuned("balanced accuracy", folds, skm.balanced_accuracy_score, 37)],
    "weighted": [weighted_case(2, 60), weighted_case(3, 150), weighted_case(5, 200)],
}
open(sys.argv[1], "w").write(json.dumps(out, separators=(",", ":")) + "\n")
