"""The bytes of TensorBoard events, written a second time.

Python's standard library only (3.11). Field numbers from tensorboard/compat/proto/{event,summary,tensor,tensor_shape,histogram}.proto,
tensorboard/plugins/{pr_curve,hparams}/*.proto and google/protobuf/struct.proto; framing and CRC from tensorflow/core/lib/io/record_writer.h
and tensorflow/core/lib/hash/crc32c.h, the CRC bit by bit.

    python3 tensorboard_events.py               prints the records that TensorBoardWriterTests expects, as hexadecimal
    python3 tensorboard_events.py FILE          checks every CRC of an event file and prints what is in it
"""
import struct
import sys


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def record(data):
    length = struct.pack("<Q", len(data))
    return length + struct.pack("<I", masked(length)) + data + struct.pack("<I", masked(data))


def varint(n):
    out = b""
    while n > 127:
        out += bytes([n & 127 | 128])
        n >>= 7
    return out + bytes([n])


def integer(field, n): return varint(field << 3) + varint(n)
def double(field, x): return varint(field << 3 | 1) + struct.pack("<d", x)
def single(field, x): return varint(field << 3 | 5) + struct.pack("<f", x)
def length(field, data): return varint(field << 3 | 2) + varint(len(data)) + data
def text(field, s): return length(field, s.encode())


TIME = 1700000000.25


def event(step, value):
    return double(1, TIME) + (integer(2, step) if step else b"") + length(5, length(1, value))


def metadata(plugin, content):
    return length(9, length(1, text(1, plugin) + (length(2, content) if content else b"")) + integer(4, 2))


def floats(shape, values):
    dims = b"".join(length(2, integer(1, n)) for n in shape)
    return length(8, integer(1, 1) + length(2, dims) + length(4, b"".join(struct.pack("<f", x) for x in values)))


def curve(truths, probabilities, n):
    rows = [[], [], [], [], [], []]
    for i in range(n):
        kept = [t for t, p in zip(truths, probabilities) if int(p * (n - 1)) >= i]
        tp, fp = sum(kept), len(kept) - sum(kept)
        fn, tn = sum(truths) - tp, len(truths) - sum(truths) - fp
        column = [tp, fp, tn, fn, tp / (tp + fp) if tp + fp else 0, tp / (tp + fn) if tp + fn else 0]
        for row, x in zip(rows, column):
            row.append(x)
    return [x for row in rows for x in row]


def expected():
    yield "opening", double(1, TIME) + text(3, "brain.Event:2")
    yield "scalar", event(3, text(1, "loss/train") + single(2, 0.5))
    strings = length(8, integer(1, 7) + length(2, length(2, integer(1, 1))) + text(8, "ü *b*"))
    yield "text", event(1, text(1, "note") + strings + metadata("text", b""))
    table = curve([True, False, True, False], [0.9, 0.6, 0.5, 0.2], 3)
    yield "curve", event(2, text(1, "pr/bee") + floats([6, 3], table) + metadata("pr_curves", integer(2, 3)))
    infos = length(4, text(1, "adam") + integer(4, 2)) + length(4, text(1, "model") + integer(4, 1)) + length(4, text(1, "rate") + integer(4, 3))
    experiment = length(2, double(3, TIME) + infos + length(5, length(1, text(2, "test/macro_f1"))))
    yield "experiment", event(0, text(1, "_hparams_/experiment") + floats([1], [0]) + metadata("hparams", experiment))
    values = [("adam", integer(4, 1)), ("model", text(3, "resnet18")), ("rate", double(2, 0.001))]
    start = length(3, b"".join(length(1, text(1, name) + length(2, value)) for name, value in values) + double(5, TIME))
    yield "start", event(0, text(1, "_hparams_/session_start_info") + floats([1], [0]) + metadata("hparams", start))
    end = length(4, integer(1, 1) + double(2, TIME))
    yield "end", event(0, text(1, "_hparams_/session_end_info") + floats([1], [0]) + metadata("hparams", end))


def fields(data):
    at = 0

    def number():
        nonlocal at
        n = shift = 0
        while True:
            byte = data[at]
            at += 1
            n |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return n

    while at < len(data):
        key = number()
        kind = key & 7
        if kind == 0:
            value = number()
        else:
            size = {1: 8, 5: 4}.get(kind) or number()
            value = data[at:at + size]
            assert len(value) == size, "a field ends after its message"
            at += size
        yield key >> 3, value


def show(path):
    data = open(path, "rb").read()
    at = 0
    while at < len(data):
        (size,) = struct.unpack_from("<Q", data, at)
        assert struct.unpack_from("<I", data, at + 8)[0] == masked(data[at:at + 8]), f"CRC of the length at byte {at}"
        body = data[at + 12:at + 12 + size]
        assert struct.unpack_from("<I", data, at + 12 + size)[0] == masked(body), f"CRC of the record at byte {at}"
        at += 16 + size
        top = dict(fields(body))
        when, step = struct.unpack("<d", top[1])[0], top.get(2, 0)
        if 3 in top:
            print(f"{when:.3f} {top[3].decode()}")
            continue
        value = dict(fields(dict(fields(top[5]))[1]))
        kinds = {2: "scalar", 4: "image", 5: "histogram", 8: "tensor"}
        kind = next(number for number in kinds if number in value)
        said = ""
        if kind == 2:
            said = f"{struct.unpack('<f', value[2])[0]:g}"
        elif kind == 4:
            image = dict(fields(value[4]))
            said = f"{image[2]} x {image[1]}, {len(image[4])} bytes"
        elif kind == 5:
            histogram = dict(fields(value[5]))
            counts = struct.unpack(f"<{len(histogram[7]) // 8}d", histogram[7])
            assert sum(counts) == struct.unpack("<d", histogram[3])[0], "the buckets of a histogram do not sum to its count"
            said = f"{sum(counts):g} values in {len(counts)} buckets"
        else:
            plugin = dict(fields(dict(fields(value[9]))[1]))
            tensor = dict(fields(value[8]))
            shape = [dict(fields(dim)).get(1, 0) for number, dim in fields(tensor[2]) if number == 2]
            said = f"{plugin[1].decode()}, shape {shape}"
        print(f"{when:.3f} step {step} {kinds[kind]} {value[1].decode()}: {said}")


if len(sys.argv) > 1:
    show(sys.argv[1])
else:
    for name, data in expected():
        print(name, record(data).hex())
    for name, data in [("digits", b"123456789"), ("zeros", bytes(32)), ("ones", b"\xff" * 32), ("up", bytes(range(32)))]:
        print(f"crc {name} {crc32c(data):08x} masked {masked(data):08x}")
