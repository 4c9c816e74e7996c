#!/usr/bin/env python3
"""Scan pictures and ask one eligibility question through libregkit.so, as `regkit scan --json` does.

    python3 regkit_scan.py --library build/lib/libregkit.so --as-of 2026-11-21 label.png

Needs nothing but Python: the library is called through ctypes. Prints one line of JSON for each picture, then the answer
to an eligibility question. Ends with 0 when all is allowed, 1 when something is refused, 2 for a mistake in the call, 3
when something is undetermined or unreadable.
"""

import argparse
import ctypes
import json
import sys

ALLOWED, REFUSED, UNDETERMINED = 0, 1, 3
ENGLISH = 0


class Error(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("code", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
        ("offset", ctypes.c_size_t),
        ("length", ctypes.c_size_t),
        ("message", ctypes.c_char * 1024),
    ]


class Options(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("language", ctypes.c_int32),
        ("as_of", ctypes.c_int32),
        ("edition", ctypes.c_char_p),
        ("edition_length", ctypes.c_size_t),
        ("name", ctypes.c_char_p),
        ("name_length", ctypes.c_size_t),
    ]


class Answer(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("json", ctypes.c_void_p),
        ("json_length", ctypes.c_size_t),
        ("outcome", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
    ]


class RegKitError(ValueError):
    """A call that the library could not carry out; `code` is its status, `json` what it has to say of it, or None."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code
        self.json = None


class RegKit:
    """The rules and one barcode reader. One thread at a time; use it in a `with` statement."""

    def __init__(self, library):
        self._library = ctypes.CDLL(library)
        self._library.regkit_version.restype = ctypes.c_char_p
        self._library.regkit_text_free.argtypes = [ctypes.c_void_p]
        for name in ("regkit_rules_free", "regkit_reader_free"):
            getattr(self._library, name).argtypes = [ctypes.c_void_p]
        self._rules = ctypes.c_void_p()
        self._reader = ctypes.c_void_p()
        self._call("regkit_rules_open", ctypes.byref(self._rules), None, ctypes.c_size_t(0))
        self._call("regkit_reader_open", ctypes.byref(self._reader), None)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self._library.regkit_reader_free(self._reader)
        self._library.regkit_rules_free(self._rules)
        self._reader = self._rules = None

    @property
    def version(self):
        return self._library.regkit_version().decode()

    def _call(self, name, *arguments):
        error = Error(struct_size=ctypes.sizeof(Error))
        status = getattr(self._library, name)(*arguments, ctypes.byref(error))
        if status != 0:
            raise RegKitError(status, error.message.decode() or f"{name} gave {status}")

    def _answer(self, name, *arguments):
        answer = Answer(struct_size=ctypes.sizeof(Answer))
        try:
            self._call(name, ctypes.byref(answer), *arguments)
            return self._text(answer), answer.outcome
        except RegKitError as error:
            error.json = self._text(answer)
            raise
        finally:
            self._library.regkit_text_free(answer.json)

    @staticmethod
    def _text(answer):
        return ctypes.string_at(answer.json, answer.json_length).decode() if answer.json else None

    @staticmethod
    def _options(as_of, name=None):
        encoded = name.encode() if name else None
        return Options(
            struct_size=ctypes.sizeof(Options),
            language=ENGLISH,
            as_of=int(as_of.replace("-", "")) if as_of else 0,
            name=encoded,
            name_length=len(encoded) if encoded else 0,
        )

    def scan(self, picture, name=None, as_of=None):
        """Scans the bytes of a PNG or JPEG file; gives JSON text and the outcome."""
        options = self._options(as_of, name)
        return self._answer(
            "regkit_scan", self._reader, self._rules, picture, ctypes.c_size_t(len(picture)), ctypes.byref(options)
        )

    def ask(self, area, as_of=None, **inputs):
        """Asks one question of the JSON vocabulary; gives JSON text and the outcome."""
        question = json.dumps({"area": area, "inputs": inputs}).encode()
        options = self._options(as_of)
        return self._answer(
            "regkit_ask", self._rules, question, ctypes.c_size_t(len(question)), ctypes.byref(options)
        )


def graver(one, other):
    """The graver of two outcomes: refused, then undetermined, then allowed."""
    return REFUSED if REFUSED in (one, other) else max(one, other)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--library", default="libregkit.so.0")
    parser.add_argument("--as-of", help="the day asked about, yyyy-mm-dd")
    parser.add_argument("pictures", nargs="*")
    arguments = parser.parse_args()
    worst = ALLOWED
    try:
        regkit = RegKit(arguments.library)
    except (OSError, RegKitError) as error:
        print(f"regkit: {error}", file=sys.stderr)
        return 2
    with regkit:
        for path in arguments.pictures:
            try:
                with open(path, "rb") as file:
                    text, outcome = regkit.scan(file.read(), name=path, as_of=arguments.as_of)
            except (OSError, RegKitError) as error:
                if getattr(error, "json", None):
                    print(error.json)
                print(f"regkit: {path}: {error}", file=sys.stderr)
                worst = graver(worst, UNDETERMINED)
                continue
            print(text)
            worst = graver(worst, outcome)
        text, outcome = regkit.ask(
            "eligibility",
            as_of=arguments.as_of,
            kbli="21022",
            commodity="obat_tradisional",
            dosage_form="kapsul lunak",
            business_scale="UKOT",
        )
        print(text)
    return graver(worst, outcome)


if __name__ == "__main__":
    sys.exit(main())
