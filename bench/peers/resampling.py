"""resampling.py FOLDER SAMPLER: seconds, peak memory and rows of one imbalanced-learn sampler on FOLDER/X.npy and y.npy, as a line of JSON.

As on our side, the first run gives the peak memory, as Linux counts it, and the best of some the time: at most 200, until two seconds are used.
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
X, y = np.load(f"{folder}/X.npy"), np.load(f"{folder}/y.npy")
gc.collect()
pathlib.Path("/proc/self/clear_refs").write_text("5")
begin = time.perf_counter()
seconds = []
while not seconds or (len(seconds) < 200 and time.perf_counter() - begin < 2):
    start = time.perf_counter()
    _, y_out = sampler_type(**parameters).fit_resample(X, y)
    seconds.append(time.perf_counter() - start)
    if len(seconds) == 1:
        memory = peak_mb()
print(json.dumps({"side": "imbalanced-learn", "sampler": name, "seconds": min(seconds), "first_seconds": seconds[0], "peak_mb": memory, "rows": len(y_out)}))
