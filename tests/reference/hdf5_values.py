"""Small HDF5 files in tests/Ballast.Volumes.Tests/Hdf5/Files, and what they and MINC's hold. Usage: hdf5_values.py FOLDER_OF_MINC_FILES OUT_FOLDER
Made with Python 3.11, h5py 3.7.0 (HDF5 1.10.8), NumPy 1.24.2. values.json names the SHA-256 of each frame as little-endian float32."""
import hashlib, json, sys
from pathlib import Path
import h5py, numpy as np

minc, out = Path(sys.argv[1]), Path(sys.argv[2])
out.mkdir(parents=True, exist_ok=True)
r = np.random.RandomState(3)
volume = r.gamma(2.0, 1e-4, (5, 12, 10)).astype("<f4")


def hashed(values):
    return hashlib.sha256(np.ascontiguousarray(values, "<f4").tobytes()).hexdigest()


with h5py.File(out / "file1000000.h5", "w") as h:  # fastMRI's layout
    h["reconstruction_rss"] = volume
    h["ismrmrd_header"] = "<ismrmrdHeader/>"
    h["kspace"] = np.zeros((5, 4, 3), "<c8")
    h.attrs.update(acquisition="CORPD_FBK", max=float(volume.max()), norm=float(np.linalg.norm(volume)), patient_id="0a1b")
with h5py.File(out / "packed.h5", "w", libver="latest") as h:  # newer structures of the format
    h.create_dataset("reconstruction_rss", data=volume, chunks=(2, 5, 4), compression="gzip", shuffle=True, fletcher32=True)
with h5py.File(out / "types.h5", "w") as h:
    for kind in ("i1", "u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f4", "<f8"):
        h[kind.strip("<")] = ((volume * 1e6 % 100) - (50 if "u" not in kind else 0)).astype(kind)
with h5py.File(out / "big-endian.h5", "w") as h:
    h["reconstruction_rss"] = volume[:2].astype(">f4")
with h5py.File(out / "lzf.h5", "w") as h:
    h.create_dataset("reconstruction_rss", data=volume, chunks=(1, 12, 10), compression="lzf")
with h5py.File(out / "external-link.h5", "w") as h:
    h["reconstruction_rss"] = h5py.ExternalLink("file1000000.h5", "/reconstruction_rss")
with h5py.File(out / "external-values.h5", "w") as h:
    h.create_dataset("reconstruction_rss", (5, 12, 10), "<f4", external=[("file1000000.h5", 0, 2400)])
    h["filling"] = np.zeros(1000, "<f4")  # or the file would be too short for the values
with h5py.File(out / "external-values-elsewhere.h5", "w") as h:
    h.create_dataset("reconstruction_rss", (5, 12, 10), "<f4", external=[("/proc/version", 0, 2400)])
    h["filling"] = np.zeros(1000, "<f4")
with h5py.File(out / "virtual.h5", "w") as h:
    layout = h5py.VirtualLayout((5, 12, 10), "<f4")
    layout[:] = h5py.VirtualSource("file1000000.h5", "reconstruction_rss", (5, 12, 10))
    h.create_virtual_dataset("reconstruction_rss", layout)
with h5py.File(out / "circle.h5", "w") as h:
    h["reconstruction_rss"] = h5py.SoftLink("/other")
    h["other"] = h5py.SoftLink("/reconstruction_rss")
with h5py.File(out / "kinds.h5", "w") as h:
    h["complex"] = np.zeros((5, 4, 3), "<c8")
    h["flat"] = np.zeros((5, 4), "<f4")
    h["empty"] = np.zeros((0, 4, 3), "<f4")
    h["group/volume"] = np.zeros((2, 4, 3), "<f4")

values = []
for path, name in [(out / "file1000000.h5", "reconstruction_rss"), (out / "packed.h5", "reconstruction_rss")] + [
        (out / "types.h5", k) for k in ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8")] + [
        (minc / f, "minc-2.0/image/0/image") for f in ("minc2-4d-d.mnc", "minc2_4d.mnc", "small.mnc")]:
    with h5py.File(path) as h:
        data = h[name][()]
        values.append({"file": path.name, "dataset": name, "shape": list(data.shape),
                       "frames": [hashed(f.astype("<f4")) for f in (data if data.ndim == 4 else data[None])]})
json.dump({"made_with": {"h5py": h5py.__version__, "numpy": np.__version__}, "values": values}, open(out / "values.json", "w"), indent=1)
