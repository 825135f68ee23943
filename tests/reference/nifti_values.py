"""Values for tests/Ballast.Volumes.Tests/Nifti/nibabel.json. Usage: nifti_values.py FOLDER_OF_NIFTI_FILES OUT.json
Made with Python 3.11, nibabel 5.0.0, NumPy 1.24.2.
For each file: its shape, one value, and for each frame and axis the SHA-256 of all slices as little-endian float32, rows of a slice along the
later axis; NaN counted and written as 0."""
import hashlib, json, sys
from pathlib import Path
import nibabel, numpy as np


def hashed(stack):
    values = np.ascontiguousarray(stack, "<f4")
    return hashlib.sha256(np.where(np.isnan(values), np.float32(0), values).astype("<f4").tobytes()).hexdigest()


def file(path):
    image = nibabel.load(path)
    data = image.get_fdata(dtype=np.float64)
    data = data.reshape(data.shape[:3] + (-1,), order="F")
    return {
        "name": path.name, "shape": list(data.shape), "nan": int(np.isnan(data).sum()),
        "axes": [[hashed(np.moveaxis(data[..., f], axis, 0).transpose(0, 2, 1)) for axis in range(3)] for f in range(data.shape[3])],
        "corner": float(data[1, 2, 1, 0]),
    }


files = [file(p) for p in sorted(Path(sys.argv[1]).iterdir(), key=lambda p: p.name) if p.name.endswith((".nii", ".nii.gz"))]
json.dump({"made_with": {"nibabel": nibabel.__version__, "numpy": np.__version__}, "files": files}, open(sys.argv[2], "w"), indent=1)
