"""Pictures as arguments, and what is found on them."""

from __future__ import annotations

import ctypes
import json
import os
import struct
import sys
from collections.abc import Iterable, Mapping
from ctypes import byref
from dataclasses import dataclass
from typing import Any, Literal, Protocol, Union

from . import _native as native
from ._arguments import place, several, whole
from ._bytes import Buffer, octets
from ._errors import ArgumentError, PictureError, check, new_error
from ._handles import Exclusive, Handle
from ._verdict import Answer, Coded, Judged, Outcome

Symbology = Literal["qr_code", "code128", "ean", "databar", "data_matrix", "itf14"]
Effort = Literal["balanced", "fast", "thorough"]
PixelFormat = Literal["gray", "rgb", "rgba", "yuyv"]

_SYMBOLOGIES: dict[str, int] = {
    "qr_code": native.READS_QR_CODE,
    "code128": native.READS_CODE128,
    "ean": native.READS_EAN,
    "databar": native.READS_DATABAR,
    "data_matrix": native.READS_DATA_MATRIX,
    "itf14": native.READS_ITF14,
}
_EFFORTS: dict[str, int] = {
    "balanced": native.EFFORT_BALANCED,
    "fast": native.EFFORT_FAST,
    "thorough": native.EFFORT_THOROUGH,
}


class ReadableFile(Protocol):
    """A file opened for reading bytes."""

    def read(self) -> bytes: ...


class Array(Protocol):
    """An array of numpy, or an image of PIL."""

    @property
    def __array_interface__(self) -> dict[str, Any]: ...


Source = Union[str, "os.PathLike[str]", Buffer, ReadableFile, Array]
"""A picture: the path of a PNG, JPEG or PDF file; its bytes; an open file; an array of numpy; or an image of PIL."""

Frame = Union[Buffer, Array]
"""The pixels of a camera: a numpy array, another two-dimensional buffer of bytes, or an image of PIL."""

# ---- What is found ---------------------------------------------------------------------------------------------------


class Symbol(Coded):
    """A symbol on a picture: its data, its place, and the verdict on it."""

    __slots__ = ()

    @property
    def outcome(self) -> Outcome | None:
        """None for a code that is not judged, such as a part of a message."""
        word = self.get("outcome")
        return Outcome[word.upper()] if word else None

    @property
    def symbology(self) -> str:
        """What a reader transmits in front of the data, such as "]Q3"."""
        return self.get("symbology_identifier") or ""

    @property
    def data(self) -> bytes:
        """The bytes of the symbol."""
        return bytes.fromhex(self.get("hex") or "")

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Where it stands on the picture, in pixels from the top left."""
        return tuple((one[0], one[1]) for one in self.get("corners", ()) or ())

    @property
    def page(self) -> int | None:
        """The page of a document, from 1."""
        return self.get("page")


class Scan(Answer, Judged):
    """What was found on a picture or document; the outcome is the worst of its symbols."""

    __slots__ = ()

    @property
    def name(self) -> str | None:
        return self.get("name")

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        return tuple(Symbol(_dumped(one)) for one in self.as_dict().get("symbols", ()))

    @property
    def width(self) -> int | None:
        """The pixels of a row; None for a document."""
        return self.get("width")

    @property
    def height(self) -> int | None:
        return self.get("height")

    @property
    def pages(self) -> tuple[Mapping[str, Any], ...]:
        """The pages of a document that have something to say."""
        return tuple(self.get("pages", ()) or ())


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# ---- Pixels ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pixels:
    """Pixels as C takes them; `owner` holds the memory."""

    pointer: Any
    length: int
    width: int
    height: int
    stride: int
    is_yuyv: bool
    owner: object

    @property
    def arguments(self) -> tuple[Any, ...]:
        return self.pointer, self.length, self.width, self.height, self.stride


def pixels_of(source: Any, pixel_format: PixelFormat | None, name: str) -> Pixels | None:
    """The pixels of an array, an image of PIL or another buffer of several dimensions; None for anything else."""
    numpy_ = sys.modules.get("numpy")
    if numpy_ is not None and isinstance(source, numpy_.ndarray):
        return _of_array(source, pixel_format, name, numpy_)
    pil = sys.modules.get("PIL.Image")
    if pil is not None and isinstance(source, pil.Image):
        return _of_image(source, name)
    if isinstance(source, (str, bytes, bytearray, os.PathLike)):
        return None
    try:
        view = memoryview(source)
    except TypeError:
        return None
    except ValueError as error:
        raise ArgumentError(f"{name}: {error}") from None
    return _of_view(view, pixel_format, name) if view.ndim > 1 else None


def _of_view(view: memoryview, pixel_format: PixelFormat | None, name: str) -> Pixels:
    if view.format not in ("B", "b", "c", "?"):
        raise ArgumentError(f"{name}: found pixels of format {view.format!r}, expected bytes")
    shape = tuple(view.shape or ())
    is_yuyv = _is_yuyv(shape, pixel_format, name)
    if not is_yuyv and len(shape) != 2:
        raise ArgumentError(f"{name}: found {_shown(shape)} values, expected rows and columns of gray pixels")
    data = view.tobytes()
    return _packed(data, shape[1], shape[0], is_yuyv)


def _packed(data: bytes, width: int, height: int, is_yuyv: bool) -> Pixels:
    return Pixels(data, len(data), width, height, width * (2 if is_yuyv else 1), is_yuyv, data)


def _is_yuyv(shape: tuple[int, ...], pixel_format: PixelFormat | None, name: str) -> bool:
    if pixel_format not in (None, "gray", "rgb", "rgba", "yuyv"):
        raise ArgumentError(f"pixel_format: found {pixel_format!r}, expected one of gray, rgb, rgba, yuyv")
    depth = {"gray": (), "rgb": (3,), "rgba": (4,), "yuyv": (2,), None: ()}[pixel_format]
    if pixel_format is not None and shape[2:] != depth:
        raise ArgumentError(f"{name}: found {_shown(shape)} values, expected rows and columns of {pixel_format}")
    return pixel_format == "yuyv"


def _shown(shape: tuple[int, ...]) -> str:
    return " × ".join(str(one) for one in shape)


def _of_array(array: Any, pixel_format: PixelFormat | None, name: str, numpy_: Any) -> Pixels:
    if array.dtype == numpy_.bool_:
        array = array.astype(numpy_.uint8) * numpy_.uint8(255)
    if array.dtype != numpy_.uint8:
        raise ArgumentError(f"{name}: found an array of {array.dtype}, expected uint8")
    if array.ndim not in (2, 3):
        raise ArgumentError(f"{name}: found an array of {_shown(array.shape)}, expected rows and columns of pixels")
    is_yuyv = _is_yuyv(array.shape, pixel_format, name)
    if array.ndim == 3 and not is_yuyv:
        array = _gray(array, name, numpy_)
    height, width = array.shape[:2]
    row = width * (2 if is_yuyv else 1)
    is_row_whole = array.strides[-1] == 1 and (not is_yuyv or array.strides[1] == 2)
    if array.size == 0 or not is_row_whole or array.strides[0] < row:
        array = numpy_.ascontiguousarray(array)
    stride = array.strides[0] if array.size else row
    length = stride * (height - 1) + row if array.size else 0
    return Pixels(array.ctypes.data, length, width, height, stride, is_yuyv, array)


def _gray(array: Any, name: str, numpy_: Any) -> Any:
    depth = array.shape[2]
    if depth == 1:
        return array[:, :, 0]
    if depth not in (3, 4):
        raise ArgumentError(f"{name}: found {depth} values a pixel, expected 1, 3 or 4; YUYV must be asked for")
    weights = numpy_.array([19595, 38470, 7471], dtype=numpy_.uint32)  # ITU-R 601, of 65,536, as PIL has them
    gray = (array[:, :, :3].astype(numpy_.uint32) @ weights + 0x8000) >> 16
    if depth == 4:  # what is transparent is paper
        alpha = array[:, :, 3].astype(numpy_.uint32)
        gray = (gray * alpha + 255 * (255 - alpha) + 127) // 255
    return gray.astype(numpy_.uint8)


def _of_image(image: Any, name: str) -> Pixels:
    try:
        if image.mode.startswith("I;16"):
            image = image.point(lambda value: value / 256).convert("L")  # pyright: ignore
        elif image.mode in ("I", "F"):
            raise ArgumentError(f"{name}: found an image of mode {image.mode}, expected 8 bits a sample")
        elif image.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in image.info:
            image = image.convert("RGBA")
            paper = sys.modules["PIL.Image"].new("RGBA", image.size, "white")
            paper.alpha_composite(image)
            image = paper
        gray = image.convert("L")
        data = gray.tobytes()
    # PIL reads the pixels only now, and the file may be cut off or damaged.
    except (OSError, SyntaxError, EOFError, struct.error) as error:
        raise PictureError(f"{name}: {error}", code="truncated") from error
    return _packed(data, gray.width, gray.height, False)


# ---- Readers ---------------------------------------------------------------------------------------------------------


class Reader(Exclusive):
    """A reader of barcodes."""

    __slots__ = ()

    def __init__(self, symbologies: Iterable[Symbology] | None, effort: Effort, pages: tuple[int, int] | None) -> None:
        out, error = ctypes.c_void_p(), new_error()
        options = reader_options(symbologies, effort, pages)
        check(native.library.regkit_reader_open(byref(out), byref(options), byref(error)), error)
        assert out.value is not None
        super().__init__(Handle(out.value, native.library.regkit_reader_free))


def reader_options(
    symbologies: Iterable[Symbology] | None, effort: Effort, pages: tuple[int, int] | None
) -> native.ReaderOptions:
    kinds = 0
    for word in symbologies or ():
        kinds |= place(_SYMBOLOGIES, word, "symbologies")
    if symbologies is not None and not kinds:
        raise ArgumentError("symbologies: found none, expected at least one")
    first, last = (0, 0)
    if pages is not None:
        numbers = several(pages, "pages")
        if len(numbers) != 2:
            raise ArgumentError(f"pages: found {len(numbers)} numbers, expected the first and the last")
        first, last = numbers
        whole(first, "pages", 1, 2**32 - 1)
        whole(last, "pages", first, 2**32 - 1)
    return native.sized(
        native.ReaderOptions,
        symbologies=kinds,
        effort=place(_EFFORTS, effort, "effort"),
        first_page=first,
        last_page=last,
    )


def file_bytes(source: Any, name: str) -> bytes:
    """The bytes of an encoded picture: given as they are, or read from an open file."""
    if hasattr(source, "read"):
        source = source.read()
    return octets(source, name)


def path_name(path: str) -> str:
    """A path as a name in answers, which are UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
