"""Vectors for tests/Ballast.Metrics.Tests/Support/seeds.json, from SciPy. Usage: seed_statistics_vectors.py OUT.json
Made with Python 3.11, SciPy 1.10.1, NumPy 1.24.2. Wilcoxon with ties or zeros: all signs enumerated here, for SciPy approximates then."""
import itertools, json, sys
import numpy as np
from scipy import stats

r = np.random.RandomState(5)


def interval(values):
    n = len(values); mean = np.mean(values); sd = np.std(values, ddof=1)
    low, high = stats.t.interval(.95, n - 1, loc=mean, scale=sd / np.sqrt(n))
    return {"values": list(values), "mean": mean, "sd": sd, "low": low, "high": high}


def enumerated(d):
    d = np.array([x for x in d if x != 0]); ranks = stats.rankdata(np.abs(d)); seen = ranks[d > 0].sum()
    sums = np.array([sum(x for x, s in zip(ranks, signs) if s) for signs in itertools.product((0, 1), repeat=len(d))])
    return min(1, 2 * min((sums <= seen + 1e-9).mean(), (sums >= seen - 1e-9).mean()))


def paired(d):
    t = stats.ttest_1samp(d, 0)
    plain = len(set(np.abs(d))) == len(d) and 0 not in d
    w = stats.wilcoxon(d).pvalue if plain or len(d) > 50 else enumerated(d)
    return {"differences": list(map(float, d)), "t": float(t.statistic) if np.isfinite(t.statistic) else str(t.statistic), "t_p": t.pvalue, "wilcoxon_p": float(w)}


def friedman(blocks):
    n, k = blocks.shape
    f = stats.friedmanchisquare(*blocks.T)
    ranks = np.mean([stats.rankdata(-row) for row in blocks], axis=0)
    unit = np.sqrt(k * (k + 1) / (6 * n))
    pairs = [[stats.studentized_range.sf(abs(a - b) / unit * np.sqrt(2), k, np.inf) for b in ranks] for a in ranks]
    return {"blocks": blocks.tolist(), "statistic": f.statistic, "p": f.pvalue, "ranks": ranks.tolist(), "pairs": np.array(pairs, float).tolist(),
            "cd": stats.studentized_range.ppf(.95, k, np.inf) / np.sqrt(2) * unit}


cases = [r.normal(.02, .03, n) for n in (2, 3, 5, 6, 10, 25, 50, 80)]
tied = [np.array([1, 1, -1, 2, 3, 3.]), np.array([0, 0, 1, 2, -3.]), np.array([.5, .5, .5]), np.array([-2, 2, 2, 2, 2, 0, 1, 1, -1, 4.])]
ties = np.round(r.normal(size=(6, 5)), 0)
out = {
    "intervals": [interval(np.round(r.normal(.7, .05, n), 4)) for n in (2, 3, 5, 30)],
    "paired": [paired(d) for d in cases + tied + [np.round(r.normal(.3, 1, 70), 1)]],
    "friedman": [friedman(r.normal(size=(n, k)) + np.arange(k) * s) for n, k, s in ((3, 3, .5), (4, 6, .8), (12, 10, .2), (30, 25, .1))] + [friedman(ties)],
    # Demsar 2006, table 5a, to three digits; and SciPy's to all.
    "range": [{"k": k, "q": float(q), "tail": float(stats.studentized_range.sf(q, k, np.inf))} for k in (2, 3, 5, 10, 25) for q in (.5, 2, 3.5, 5, 7)],
    "quantile": [{"k": k, "outside": a, "q": float(stats.studentized_range.ppf(1 - a, k, np.inf))} for k in (2, 3, 5, 10, 25, 40) for a in (.1, .05, .01)],
    "student": [{"t": t, "freedom": f, "p": float(2 * stats.t.sf(t, f))} for t in (.1, 1, 2.5, 4.3, 12.7, 60.) for f in (1, 2, 5, 29, 200)],
}
open(sys.argv[1], "w").write(json.dumps(out, separators=(",", ":")) + "\n")
