"""Writes the model file that the program reads (extract/model/model_file.h): little-endian, a string is its u32 length and bytes.

  header   magic "WHOMETNN", u32 version, u32 bytes of the payload, its SHA-256 as 64 hexadecimal digits
  payload  numbers: count, (name, u32) ...        lists: count, (name, count, strings) ...
           tensors: count, (name, u8 type, u32 rows, u32 columns, values) ...
           type 0: float32; type 1: int8, preceded by one float32 scale a row: value = scale * byte
"""
import hashlib
import struct

import numpy as np

MAGIC, VERSION = b"WHOMETNN", 2
EXACT_BELOW = 2048  # tensors of fewer values stay float32


def quantize(values):
    """[rows, columns] float32 -> (scales [rows], int8 values): symmetric, per row."""
    largest = np.abs(values).max(axis=1)
    scales = np.where(largest > 0, largest / 127, 1).astype(np.float32)
    return scales, np.rint(values / scales[:, None]).astype(np.int8)


def as_stored(values):
    """The values that the program will compute with."""
    values = np.asarray(values, dtype=np.float32)
    table = values.reshape(values.shape[0], -1)
    if values.ndim == 1 or values.size < EXACT_BELOW:
        return values
    scales, stored = quantize(table)
    return (stored.astype(np.float32) * scales[:, None]).reshape(values.shape)


def string(text):
    raw = text.encode("utf-8")
    return u32(len(raw)) + raw


def u32(value):
    return struct.pack("<I", value)


def write_model(path, numbers, lists, tensors):
    """numbers: {name: int}, lists: {name: [str]}, tensors: {name: array, one or two dimensions}. Returns the digest."""
    out = [u32(len(numbers))]
    for name, value in sorted(numbers.items()):
        out += [string(name), u32(value)]
    out.append(u32(len(lists)))
    for name, values in sorted(lists.items()):
        out += [string(name), u32(len(values))] + [string(v) for v in values]
    out.append(u32(len(tensors)))
    for name, values in sorted(tensors.items()):
        values = np.asarray(values, dtype="<f4")
        table = values.reshape(1, -1) if values.ndim == 1 else values.reshape(values.shape[0], -1)
        exact = values.ndim == 1 or values.size < EXACT_BELOW
        out += [string(name), bytes([0 if exact else 1]), u32(table.shape[0]), u32(table.shape[1])]
        if exact:
            out.append(table.tobytes())
        else:
            scales, stored = quantize(table)
            out += [scales.astype("<f4").tobytes(), stored.tobytes()]
    payload = b"".join(out)
    digest = hashlib.sha256(payload)
    with open(path, "wb") as file:
        file.write(MAGIC + u32(VERSION) + u32(len(payload)) + digest.hexdigest().encode("ascii") + payload)
    return digest.hexdigest()
