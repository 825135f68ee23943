"""Decodes DICOM files that pydicom alone cannot, with GDCM 3.0.21 (gdcmconv --raw), and prints what MANIFEST.csv has of others.

Usage: dicom_gdcm.py FILE...      needs gdcmconv (libgdcm-tools), pydicom 2.3.1 and numpy
"""

import hashlib
import pathlib
import subprocess
import sys
import tempfile

import pydicom

for name in sys.argv[1:]:
    with tempfile.TemporaryDirectory() as folder:
        raw = pathlib.Path(folder) / "raw.dcm"
        subprocess.run(["gdcmconv", "--raw", name, str(raw)], check=True, capture_output=True)
        pixels = pydicom.dcmread(raw).pixel_array
        digest = hashlib.sha256(pixels.tobytes()).hexdigest()[:16]
        print(f"{name}: min={pixels.min()} max={pixels.max()} mean={pixels.mean():.2f} shape={pixels.shape} dtype={pixels.dtype} sha256_16={digest}")
