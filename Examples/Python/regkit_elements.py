#!/usr/bin/env python3
"""Build, judge, repair and understand GS1 element strings through libregkit.so, one order a line.

    python3 regkit_elements.py --library build/lib/libregkit.so orders.txt

Needs nothing but Python: the library is called through ctypes. The words of an order are separated by tabs:

    build FORM AI=VALUE…      a message, as `regkit build --as FORM`; refused: every value at fault and why
    judge TEXT TEXT…          several carriers of one object: how many faults, and each with its carrier
    suggest TEXT              guesses at a damaged message, in JSON
    typed YEAR AI=VALUE       what a value means, in JSON, and as plain numbers where it is a day or a decimal
    undo PROFILE TEXT         what a scanner typed, as it was in the symbol
    learn SCANNED EXPECTED    the profile of a scanner, in JSON

Prints one line for each. Ends with 0 when all could be done, 1 when one was refused, 2 for a mistake in the call.
"""

import argparse
import ctypes
import sys

ANY, RAW, SCAN_DATA, BRACKETED, DIGITAL_LINK, HRI = range(6)
FORMS = {"raw": RAW, "scan": SCAN_DATA, "bracketed": BRACKETED, "dl": DIGITAL_LINK, "hri": HRI}
AS_WRITTEN, CHECK_DIGIT = 1, 2
E_MESSAGE = -8
TEXT_MAX, FAULTS_MAX = 16384, 32


class Error(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("code", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
        ("offset", ctypes.c_size_t),
        ("length", ctypes.c_size_t),
        ("message", ctypes.c_char * 1024),
    ]


class Text(ctypes.Structure):
    _fields_ = [("bytes", ctypes.c_char_p), ("length", ctypes.c_size_t)]


class Part(ctypes.Structure):
    _fields_ = [
        ("ai", ctypes.c_uint16),
        ("ai_digits", ctypes.c_uint8),
        ("flags", ctypes.c_uint8),
        ("reserved", ctypes.c_uint32),
        ("value", Text),
    ]


class Output(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("form", ctypes.c_int32),
        ("plain_form", ctypes.c_int32),
        ("symbology", ctypes.c_char * 4),
        ("as_composite", ctypes.c_uint8),
        ("keep_order", ctypes.c_uint8),
        ("reference_year", ctypes.c_uint16),
        ("stem", ctypes.c_char_p),
        ("stem_length", ctypes.c_size_t),
        ("omit_leading_zeros", ctypes.c_uint8),
        ("reserved", ctypes.c_uint8 * 7),
    ]


class Element(ctypes.Structure):
    _fields_ = [
        ("ai", ctypes.c_uint16),
        ("ai_digits", ctypes.c_uint8),
        ("flags", ctypes.c_uint8),
        ("offset", ctypes.c_uint32),
        ("value_offset", ctypes.c_uint32),
        ("value_length", ctypes.c_uint32),
    ]


class Fault(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_uint16),
        ("ai", ctypes.c_uint16),
        ("ai_digits", ctypes.c_uint8),
        ("reserved", ctypes.c_uint8 * 3),
        ("offset", ctypes.c_uint32),
        ("length", ctypes.c_uint32),
    ]


class IndexedFault(ctypes.Structure):
    _fields_ = [("index", ctypes.c_size_t), ("fault", Fault)]


class Refused(Exception):
    """An order that the library refused; the text says why."""


def size(value):
    return ctypes.c_size_t(value)


class Elements:
    """The functions for element strings. Any number of threads may use one object."""

    def __init__(self, library):
        self._library = ctypes.CDLL(library)
        self._library.regkit_gs1_fault_name.restype = ctypes.c_char_p
        self._library.regkit_text_free.argtypes = [ctypes.c_void_p]

    def _call(self, name, *arguments):
        error = Error(struct_size=ctypes.sizeof(Error))
        return getattr(self._library, name)(*arguments, ctypes.byref(error)), error

    @staticmethod
    def _check(status, error):
        if status != 0:
            raise Refused(b"%d @%d+%d %s" % (status, error.offset, error.length, error.message))

    def _json(self, name, *arguments):
        out = ctypes.c_void_p()
        length = ctypes.c_size_t()
        self._check(*self._call(name, ctypes.byref(out), ctypes.byref(length), *arguments))
        try:
            return ctypes.string_at(out.value, length.value)
        finally:
            self._library.regkit_text_free(out)

    def _faults(self, faults, count):
        return b"".join(
            b" %d:%s@%d+%d"
            % (one.index, self._library.regkit_gs1_fault_name(one.fault.code), one.fault.offset, one.fault.length)
            for one in faults[: min(count, FAULTS_MAX)]
        )

    def build(self, form, *words):
        parts = (Part * max(1, len(words)))()
        for part, word in zip(parts, words):
            digits, _, value = word.partition(b"=")
            part.ai, part.ai_digits = int(digits), len(digits)
            part.flags = AS_WRITTEN | CHECK_DIGIT
            part.value = Text(value, len(value))
        output = Output(struct_size=ctypes.sizeof(Output), form=FORMS.get(form.decode(), ANY))
        text = ctypes.create_string_buffer(TEXT_MAX)
        length, count = ctypes.c_size_t(), ctypes.c_size_t()
        faults = (IndexedFault * FAULTS_MAX)()
        status, error = self._call(
            "regkit_gs1_build", text, size(TEXT_MAX), ctypes.byref(length), parts, size(len(words)), None,
            ctypes.byref(output), faults, size(FAULTS_MAX), ctypes.byref(count),
        )  # fmt: skip
        if status == E_MESSAGE:
            raise Refused(b"refused:" + self._faults(faults, count.value))
        self._check(status, error)
        return text.raw[: length.value]

    def judge(self, *carriers):
        texts = (Text * max(1, len(carriers)))(*(Text(carrier, len(carrier)) for carrier in carriers))
        faults = (IndexedFault * FAULTS_MAX)()
        count = ctypes.c_size_t()
        self._check(
            *self._call(
                "regkit_gs1_judge_carriers", ctypes.byref(count), texts, size(len(carriers)), ANY, None, faults,
                size(FAULTS_MAX),
            )
        )  # fmt: skip
        line = b"%d" % count.value + self._faults(faults, count.value)
        if count.value:
            raise Refused(line)
        return line

    def suggest(self, text):
        return self._json("regkit_gs1_suggest", text, size(len(text)), ANY, None, size(0), 0)

    def typed(self, year, word):
        digits, _, value = word.partition(b"=")
        ai, year = int(digits), int(year)
        element = Element(ai=ai, ai_digits=len(digits), value_length=len(value))
        shown = b""
        day, is_month = ctypes.c_int32(), ctypes.c_int32()
        if len(digits) == 2 and 11 <= ai <= 17:
            status, _ = self._call(
                "regkit_gs1_date", ctypes.byref(day), ctypes.byref(is_month), value, size(len(value)), year
            )
            if status == 0:
                shown += b"%d%s " % (day.value, b" (month)" if is_month.value else b"")
        units, decimals, currency = ctypes.c_int64(), ctypes.c_int32(), ctypes.c_int32()
        status, _ = self._call(
            "regkit_gs1_decimal", ctypes.byref(units), ctypes.byref(decimals), ctypes.byref(currency),
            ctypes.c_uint16(ai), ctypes.c_uint8(len(digits)), value, size(len(value)),
        )  # fmt: skip
        if status == 0:
            shown += b"%d/10^%d/%d " % (units.value, decimals.value, currency.value)
        try:
            return shown + self._json(
                "regkit_gs1_typed_value", value, size(len(value)), ctypes.byref(element), year
            )
        except Refused as refusal:
            raise Refused(shown + refusal.args[0]) from None

    def undo(self, profile, scanned):
        text = ctypes.create_string_buffer(TEXT_MAX)
        length = ctypes.c_size_t()
        self._check(
            *self._call(
                "regkit_gs1_undo_habit", text, size(TEXT_MAX), ctypes.byref(length), None, scanned,
                size(len(scanned)), profile, size(len(profile)),
            )
        )  # fmt: skip
        return text.raw[: length.value]

    def learn(self, scanned, expected):
        return self._json("regkit_gs1_learn_profile", scanned, size(len(scanned)), expected, size(len(expected)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--library", default="libregkit.so.0")
    parser.add_argument("orders")
    arguments = parser.parse_args()
    elements = Elements(arguments.library)
    worst = 0
    with open(arguments.orders, "rb") as file:
        for line in file:
            name, *words = line.rstrip(b"\n").split(b"\t")
            if name not in (b"build", b"judge", b"suggest", b"typed", b"undo", b"learn"):
                print(f"regkit_elements: no such order: {name.decode()}", file=sys.stderr)
                return 2
            try:
                shown = getattr(elements, name.decode())(*words)
            except Refused as refusal:
                shown = refusal.args[0]
                worst = 1
            sys.stdout.buffer.write(shown + b"\n")
    return worst


if __name__ == "__main__":
    sys.exit(main())
