"""make_table.py ROWS COLUMNS OUT_DIR: a seeded, imbalanced table of five classes as X.npy (float32) and y.npy (int64)."""
import pathlib
import sys

import numpy as np
from sklearn.datasets import make_classification

rows, columns, out = int(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
weights = np.geomspace(1, 0.05, 5)
X, y = make_classification(rows, columns, n_informative=min(columns, 12), n_redundant=0, n_classes=5, n_clusters_per_class=1,
                           weights=list(weights / weights.sum()), flip_y=0.02, class_sep=0.8, random_state=0)
out.mkdir(parents=True, exist_ok=True)
np.save(out / "X.npy", X.astype("f4"))
np.save(out / "y.npy", y.astype("i8"))
