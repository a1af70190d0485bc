"""Looking into a packed workbook before anything reads it: sizes as they are, not as they are declared."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from ropa.reading.limits import MATTERS, MAX_PARTS, MAX_RATIO, MAX_UNPACKED, Unreadable

MAGIC = b"PK\x03\x04"
"""How a packed file begins."""

_HEAD = struct.Struct("<4s5H3I2H")
_CHUNK = 1 << 20
_ENCRYPTED = 1


@dataclass(frozen=True, slots=True)
class Package:
    """A packed file that was looked into and may be read.

    Attributes:
        names: Its parts.
    """

    content: bytes
    names: tuple[str, ...]
    infos: tuple[zipfile.ZipInfo, ...]

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part, unpacked piece by piece."""
        info = next(info for info in self.infos if info.filename == name)
        yield from _unpacked(self.content, info)

    def text(self, name: str) -> bytes:
        """A whole part."""
        return b"".join(self.chunks(name))


def opened(content: bytes) -> Package:
    """Look into a packed file.

    Raises:
        Unreadable: It is broken or encrypted, or it would unpack to more than is read, whatever it declares.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            infos = tuple(file.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError) as error:
        raise Unreadable("broken") from error
    if len(infos) > MAX_PARTS:
        raise Unreadable("bomb", limit=MAX_UNPACKED // _CHUNK)
    total = 0
    for info in infos:
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable("password")
        size = sum(map(len, _unpacked(content, info)))
        total += size
        if total > MAX_UNPACKED or (size > MATTERS and size > MAX_RATIO * max(info.compress_size, 1)):
            raise Unreadable("bomb", limit=MAX_UNPACKED // _CHUNK)
    return Package(content, tuple(info.filename for info in infos), infos)


def _unpacked(content: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part as it really unpacks, for a while beyond the limit and no further."""
    head = content[info.header_offset : info.header_offset + _HEAD.size]
    if len(head) < _HEAD.size or not head.startswith(MAGIC):
        raise Unreadable("broken")
    fields = _HEAD.unpack(head)
    begin = info.header_offset + _HEAD.size + fields[-2] + fields[-1]
    packed = content[begin : begin + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise Unreadable("broken")
    unpacker, count = zlib.decompressobj(-zlib.MAX_WBITS), 0
    try:
        while packed and not unpacker.eof:
            chunk = unpacker.decompress(packed, _CHUNK)
            packed = unpacker.unconsumed_tail
            count += len(chunk)
            yield chunk
            if count > MAX_UNPACKED:
                return
    except zlib.error as error:
        raise Unreadable("broken") from error
