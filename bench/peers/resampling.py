"""resampling.py FOLDER SAMPLER: seconds, peak memory and rows of one imbalanced-learn sampler on FOLDER/X.npy and y.npy, as a line of JSON.

As on our side, runs on 500 rows of another kind warm the process up for a second, then one run counts; peak memory is that of this run, as Linux counts it.
"""
import gc
import json
import pathlib
import sys
import time
import warnings

import numpy as np
from imblearn import combine, over_sampling, under_sampling
from sklearn.cluster import KMeans

warnings.simplefilter("ignore")


def peak_mb():
    """The most memory since the mark was cleared, interpreter and table included."""
    line = next(line for line in open("/proc/self/status") if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


folder, name = sys.argv[1], sys.argv[2]
sampler_type = next(getattr(module, name) for module in (over_sampling, under_sampling, combine) if hasattr(module, name))
parameters = {"random_state": 0} if "random_state" in sampler_type().get_params() else {}
if name == "KMeansSMOTE":
    # Its default, mini-batches and half the cluster, finds no cluster in five classes.
    parameters.update(kmeans_estimator=KMeans(8, n_init=1, random_state=0), cluster_balance_threshold=0.05)
generator = np.random.RandomState(1)
small_y = np.repeat([0, 1, 2], [300, 120, 80])
small_X = (generator.standard_normal((500, 8)) + small_y[:, None]).astype("f4")
begin = time.perf_counter()
while time.perf_counter() - begin < 1:
    sampler_type(**parameters).fit_resample(small_X, small_y)
X, y = np.load(f"{folder}/X.npy"), np.load(f"{folder}/y.npy")
gc.collect()
pathlib.Path("/proc/self/clear_refs").write_text("5")
start = time.perf_counter()
_, y_out = sampler_type(**parameters).fit_resample(X, y)
seconds = time.perf_counter() - start
print(json.dumps({"side": "imbalanced-learn", "sampler": name, "seconds": seconds, "peak_mb": peak_mb(), "rows": len(y_out)}))
