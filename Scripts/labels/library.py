"""libregkit.so's labels, through its C interface."""

import ctypes
import json

FORMS = {"bpom": 1, "gs1-qr": 2, "gs1-datamatrix": 3}
OUTPUTS = {"modules": 1, "png": 2, "svg": 3, "pdf": 4}
E_LABEL = -9


class _Request(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("form", ctypes.c_int32),
        ("output", ctypes.c_int32),
        ("dpi", ctypes.c_int32),
        ("level", ctypes.c_int32),
        ("x_mm", ctypes.c_double),
        ("side_mm", ctypes.c_double),
        ("within_mm", ctypes.c_double),
        ("quiet_zone", ctypes.c_int32),
        ("issuer", ctypes.c_int32),
        ("lines", ctypes.c_char_p),
        ("lines_length", ctypes.c_size_t),
        ("text_mm", ctypes.c_double),
        ("show_elements", ctypes.c_uint8),
        ("bpom_ri", ctypes.c_uint8),
        ("beside_another_code", ctypes.c_uint8),
        ("even_if_refused", ctypes.c_uint8),
        ("reserved", ctypes.c_uint8 * 4),
    ]


class _Label(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("bytes", ctypes.POINTER(ctypes.c_uint8)),
        ("length", ctypes.c_size_t),
        ("json", ctypes.c_void_p),
        ("json_length", ctypes.c_size_t),
        ("outcome", ctypes.c_int32),
        ("modules", ctypes.c_int32),
        ("version", ctypes.c_int32),
        ("level", ctypes.c_int32),
        ("quiet_zone", ctypes.c_int32),
        ("dpi", ctypes.c_int32),
        ("dots_per_module", ctypes.c_int32),
        ("symbology", ctypes.c_char * 4),
        ("x_mm", ctypes.c_double),
        ("side_mm", ctypes.c_double),
        ("side_with_quiet_zone_mm", ctypes.c_double),
        ("width_mm", ctypes.c_double),
        ("height_mm", ctypes.c_double),
    ]


class Library:
    _opened = {}

    @classmethod
    def of(cls, path):
        """The library, opened once in a process."""
        if path not in cls._opened:
            cls._opened[path] = cls(path)
        return cls._opened[path]

    def __init__(self, path):
        self._library = ctypes.CDLL(path)
        for name in ("regkit_text_free", "regkit_bytes_free", "regkit_rules_free"):
            getattr(self._library, name).restype = None
            getattr(self._library, name).argtypes = [ctypes.c_void_p]
        self._rules = ctypes.c_void_p()
        status = self._library.regkit_rules_open(ctypes.byref(self._rules), None, ctypes.c_size_t(0), None)
        if status != 0:
            raise RuntimeError(f"regkit_rules_open answers {status}")

    def make(self, label, output, text=b"", even_if_refused=False):
        """(bytes, report, geometry) of a label; bytes None and the report with `error` where it is refused."""
        request = _Request(ctypes.sizeof(_Request), FORMS[label.form], OUTPUTS[output])
        request.dpi, request.x_mm = label.dpi, label.x_mm
        request.level = ord(label.level) if label.level else 0
        request.lines, request.lines_length = text or None, len(text)
        request.even_if_refused = even_if_refused
        out = _Label(ctypes.sizeof(_Label))
        status = self._library.regkit_label_make(
            ctypes.byref(out),
            self._rules,
            label.data,
            ctypes.c_size_t(len(label.data)),
            ctypes.byref(request),
            None,
            None,
        )
        report = json.loads(ctypes.string_at(out.json, out.json_length)) if out.json else None
        made = ctypes.string_at(out.bytes, out.length) if out.bytes else None
        self._library.regkit_text_free(out.json)
        self._library.regkit_bytes_free(ctypes.cast(out.bytes, ctypes.c_void_p))
        if status not in (0, E_LABEL):
            raise RuntimeError(f"regkit_label_make answers {status} to {label}")
        return made, report, out
