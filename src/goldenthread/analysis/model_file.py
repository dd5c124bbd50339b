"""Where a model in the ONNX format gives out what it worked out: its end is moved to an earlier layer.

Nothing after the named outputs is then worked out. Only the two levels of the file that must change are
read, by the wire format of protocol buffers (protobuf.dev/programming-guides/encoding; onnx.proto3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_GRAPH, _NODE, _OUTPUT, _NAME, _NODE_OUTPUT = 7, 1, 12, 1, 2
_VARINT, _EIGHT_BYTES, _COUNTED, _FOUR_BYTES = 0, 1, 2, 5


def ending_at(model: bytes, outputs: Sequence[str]) -> bytes:
    """The same model, giving out the values of these names and no others."""
    return b"".join(
        _counted(_GRAPH, b"".join(_cut(inside, outputs))) if number == _GRAPH else field
        for number, field, inside in _fields(model)
    )


def _cut(graph: bytes, outputs: Sequence[str]) -> Iterator[bytes]:
    """The graph up to the node that works out the last of the outputs: nodes are in order of need."""
    missing = {name.encode() for name in outputs}
    for number, field, inside in _fields(graph):
        if number == _NODE and missing:
            missing -= {name for each, _, name in _fields(inside) if each == _NODE_OUTPUT}
            yield field
        elif number not in {_NODE, _OUTPUT}:
            yield field
    if missing:
        raise ValueError(f"The model works out nothing called {sorted(missing)}.")
    for name in outputs:
        yield _counted(_OUTPUT, _counted(_NAME, name.encode()))


def _fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Each field of a message: its number, all its bytes, and the bytes inside it if it counts them."""
    at = 0
    while at < len(message):
        start = at
        key, at = _varint(message, at)
        kind, size = key & 7, 0
        if kind == _VARINT:
            _, at = _varint(message, at)
        elif kind == _COUNTED:
            size, at = _varint(message, at)
        else:
            size = {_EIGHT_BYTES: 8, _FOUR_BYTES: 4}[kind]
        yield key >> 3, message[start : at + size], message[at : at + size]
        at += size


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """A number written seven bits a byte, the least first, and where the next thing begins."""
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def _counted(number: int, inside: bytes) -> bytes:
    return _written(number << 3 | _COUNTED) + _written(len(inside)) + inside


def _written(value: int) -> bytes:
    parts = bytearray()
    while value > 127:
        parts.append(value & 127 | 128)
        value >>= 7
    return bytes([*parts, value])
