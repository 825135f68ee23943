"""resampling.py FOLDER SAMPLER: seconds, peak memory and rows of one imbalanced-learn sampler on FOLDER/X.npy and y.npy, as a line of JSON.

As on our side, a first run on 500 rows of another kind warms the process up, then one run counts.
"""
import json
import resource
import sys
import time
import warnings

import numpy as np
from imblearn import combine, over_sampling, under_sampling
from sklearn.cluster import KMeans

warnings.simplefilter("ignore")
folder, name = sys.argv[1], sys.argv[2]
sampler_type = next(getattr(module, name) for module in (over_sampling, under_sampling, combine) if hasattr(module, name))
parameters = {"random_state": 0} if "random_state" in sampler_type().get_params() else {}
if name == "KMeansSMOTE":
    # Its default, mini-batches and half the cluster, finds no cluster in five classes.
    parameters.update(kmeans_estimator=KMeans(8, n_init=1, random_state=0), cluster_balance_threshold=0.05)
generator = np.random.RandomState(1)
small_y = np.repeat([0, 1, 2], [300, 120, 80])
small_X = (generator.standard_normal((500, 8)) + small_y[:, None]).astype("f4")
sampler_type(**parameters).fit_resample(small_X, small_y)
X, y = np.load(f"{folder}/X.npy"), np.load(f"{folder}/y.npy")
start = time.perf_counter()
_, y_out = sampler_type(**parameters).fit_resample(X, y)
seconds = time.perf_counter() - start
print(json.dumps({"side": "imbalanced-learn", "sampler": name, "seconds": seconds, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "rows": len(y_out)}))
