"""neighbors.py FOLDER ROWS K OUT: exact neighbours of the first ROWS rows of FOLDER/X.npy by faiss (flat, two threads) as a line of JSON; the indices go to OUT."""
import json
import sys
import time

import faiss
import numpy as np

folder, rows, k, out = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
X = np.ascontiguousarray(np.load(f"{folder}/X.npy")[:rows], dtype="f4")
faiss.omp_set_num_threads(2)
warm = faiss.IndexFlatL2(X.shape[1])
warm.add(X[:2000])
warm.search(X[:2000], k)
start = time.perf_counter()
index = faiss.IndexFlatL2(X.shape[1])
index.add(X)
_, found = index.search(X, k)
seconds = time.perf_counter() - start
np.save(out, found.astype("i4"))
print(json.dumps({"side": "faiss", "rows": len(X), "columns": X.shape[1], "seconds": seconds, "version": faiss.__version__}))
