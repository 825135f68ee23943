"""Makes volumes of drawn slices in the formats that are compared, and sorts out the real files that Python can read.

Usage: make_volumes.py IMAGES OUT SLICES DATA. IMAGES holds PNG files of one size; DATA the folders dicom and volumes of real files, or nothing.
"""

import glob
import os
import shutil
import sys
import warnings

import cv2
import h5py
import nibabel
import numpy as np
import pydicom
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, RLELossless, generate_uid


def write_dicom(folder, values, compressed):
    os.makedirs(folder)
    series = generate_uid()
    for i, slice_values in enumerate(values):
        meta = FileMetaDataset()
        meta.MediaStorageSOPClassUID = pydicom.uid.MRImageStorage
        meta.MediaStorageSOPInstanceUID = generate_uid()
        meta.TransferSyntaxUID = ExplicitVRLittleEndian
        data = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
        data.is_little_endian, data.is_implicit_VR = True, False
        data.SOPClassUID, data.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
        data.SeriesInstanceUID, data.InstanceNumber, data.Modality = series, i, "MR"
        data.Rows, data.Columns = slice_values.shape
        data.SamplesPerPixel, data.PhotometricInterpretation = 1, "MONOCHROME2"
        data.BitsAllocated, data.BitsStored, data.HighBit, data.PixelRepresentation = 16, 16, 15, 0
        data.RescaleSlope, data.RescaleIntercept = 1, 0
        data.PixelData = slice_values.astype("<u2").tobytes()
        if compressed:
            data.compress(RLELossless)
        data.save_as(os.path.join(folder, f"{i:05}.dcm"), write_like_original=False)


def is_readable(path):
    """Grey images of one frame that this pydicom decodes."""
    try:
        data = pydicom.dcmread(path)
        return data.SamplesPerPixel == 1 and data.PhotometricInterpretation.startswith("MONOCHROME") and data.pixel_array.ndim == 2
    except Exception:
        return False


def main():
    warnings.simplefilter("ignore")
    images, out, count, data = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
    files = sorted(glob.glob(os.path.join(images, "**", "*.png"), recursive=True))[:count]
    # Eleven bits, as scanners give: grey times four and a little noise, in the knee window of 0 to 1200.
    noise = np.random.default_rng(1)
    greys = np.stack([cv2.imread(file, cv2.IMREAD_UNCHANGED) for file in files]).astype(np.int16)
    values = greys * 4 + noise.integers(0, 4, size=greys.shape, dtype=np.int16)
    for name in ("HDF5", "NIfTI", "NIfTI packed"):
        os.makedirs(os.path.join(out, name))
    with h5py.File(os.path.join(out, "HDF5", "drawn.h5"), "w") as file:
        file["reconstruction_rss"] = values.astype(np.float32)
    picture = nibabel.Nifti1Image(values.transpose(2, 1, 0), np.eye(4))
    nibabel.save(picture, os.path.join(out, "NIfTI", "drawn.nii"))
    nibabel.save(picture, os.path.join(out, "NIfTI packed", "drawn.nii.gz"))
    write_dicom(os.path.join(out, "DICOM"), values, False)
    write_dicom(os.path.join(out, "DICOM RLE"), values[: max(1, count // 4)], True)
    real = [path for path in sorted(glob.glob(os.path.join(data, "dicom", "**", "*.dcm"), recursive=True)) if is_readable(path)]
    if real:
        os.makedirs(os.path.join(out, "DICOM real"))
        for i, path in enumerate(real):
            # A folder each, because files of one series and folder would be one volume.
            os.makedirs(os.path.join(out, "DICOM real", f"{i:03}"))
            shutil.copy(path, os.path.join(out, "DICOM real", f"{i:03}", "image.dcm"))
    real = sorted(glob.glob(os.path.join(data, "volumes", "nifti", "*.nii*")))
    if real:
        os.makedirs(os.path.join(out, "NIfTI real"))
        for path in real:
            shutil.copy(path, os.path.join(out, "NIfTI real"))


main()
