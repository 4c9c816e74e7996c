#!/usr/bin/env python3
"""Read the lines of a file as one column of GS1 messages through libregkit.so, as `regkit parse --gs1 --file` does.

    python3 regkit_column.py --library build/lib/libregkit.so messages.txt

Needs nothing but Python: the library is called through ctypes. Prints for each line its faults with their places, a tab,
and its elements in brackets. Where pyarrow is installed, the lines are read again as arrays of it, with nulls, in slices
and with offsets of both widths, by the buffers they have, and compared. Ends with 0 when all are good, 1 when one is not,
and 3 when columns and messages one by one do not agree.
"""

import argparse
import ctypes
import sys

ANY, BRACKETED = 0, 3
E_MESSAGE = -8
ROW_NULL = -1


class Error(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("code", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
        ("offset", ctypes.c_size_t),
        ("length", ctypes.c_size_t),
        ("message", ctypes.c_char * 1024),
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


class Counts(ctypes.Structure):
    _fields_ = [("struct_size", ctypes.c_size_t), ("elements", ctypes.c_size_t), ("faults", ctypes.c_size_t)]


class Column(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("offsets", ctypes.c_void_p),
        ("offset_width", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
        ("bytes", ctypes.c_void_p),
        ("bytes_length", ctypes.c_size_t),
        ("validity", ctypes.c_void_p),
        ("validity_offset", ctypes.c_size_t),
        ("first_row", ctypes.c_size_t),
        ("row_count", ctypes.c_size_t),
    ]


class Values(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("ai", ctypes.c_uint16),
        ("ai_digits", ctypes.c_uint8),
        ("keep_faulty", ctypes.c_uint8),
        ("reserved", ctypes.c_uint32),
        ("starts", ctypes.c_void_p),
        ("lengths", ctypes.c_void_p),
        ("offsets", ctypes.c_void_p),
        ("bytes", ctypes.c_void_p),
        ("bytes_capacity", ctypes.c_size_t),
        ("validity", ctypes.c_void_p),
        ("value_count", ctypes.c_size_t),
        ("escaped_count", ctypes.c_size_t),
        ("bytes_length", ctypes.c_size_t),
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


class ColumnCounts(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("good", ctypes.c_size_t),
        ("faulty", ctypes.c_size_t),
        ("null", ctypes.c_size_t),
        ("bad_offsets", ctypes.c_size_t),
    ]


def sized(kind, **fields):
    return kind(struct_size=ctypes.sizeof(kind), **fields)


class RegKit:
    """The calls for GS1 messages. They keep no state: any number of threads may use one."""

    def __init__(self, library):
        self._library = ctypes.CDLL(library)
        self._library.regkit_gs1_fault_name.restype = ctypes.c_char_p

    def _call(self, name, *arguments, good=(0,)):
        error = sized(Error)
        status = getattr(self._library, name)(*arguments, ctypes.byref(error))
        if status not in good:
            raise ValueError(error.message.decode() or f"{name} gave {status}")

    def parse(self, message):
        """The faults as (word, code, offset) and the elements of one message, with values."""
        counts, elements, faults = sized(Counts), (Element * 4096)(), (Fault * 4096)()
        size = ctypes.c_size_t
        self._call("regkit_gs1_parse", ctypes.byref(counts), message, size(len(message)), ANY, None, elements, size(4096),
                   faults, size(4096))
        found = [
            (self._library.regkit_gs1_fault_name(fault.code).decode(), fault.code, fault.offset)
            for fault in faults[: counts.faults]
        ]
        return found, [(e.ai, e.ai_digits, e.flags & 1, self.value(message, e)) for e in elements[: counts.elements]]

    def value(self, message, element):
        out, length = ctypes.create_string_buffer(len(message) + 14), ctypes.c_size_t()
        self._call("regkit_gs1_value", out, ctypes.c_size_t(len(out)), ctypes.byref(length), message,
                   ctypes.c_size_t(len(message)), ctypes.byref(element))
        return out.raw[: length.value]

    def bracketed(self, message):
        length = ctypes.c_size_t()
        out = ctypes.create_string_buffer(2 * len(message) + 4096)
        self._call("regkit_gs1_render", out, ctypes.c_size_t(len(out)), ctypes.byref(length), message,
                   ctypes.c_size_t(len(message)), ANY, None, ctypes.byref(sized(Output, form=BRACKETED)),
                   good=(0, E_MESSAGE))  # of a message with faults people see what could be read
        return out.raw[: length.value]

    def column(self, column, ais):
        """The statuses of the rows of a column, and for each AI of two digits its values as an array of Arrow."""
        rows, width = column.row_count, column.offset_width
        number = ctypes.c_int32 if width == 4 else ctypes.c_int64
        statuses, counts, values = (ctypes.c_int32 * rows)(), sized(ColumnCounts), (Values * len(ais))()
        arrays = []
        for ai, one in zip(ais, values):
            room = column.bytes_length + 14 * rows
            array = ((number * (rows + 1))(), (ctypes.c_uint8 * room)(), (ctypes.c_uint8 * (rows // 8 + 1))())
            arrays.append(array)
            one.struct_size, one.ai, one.ai_digits = ctypes.sizeof(Values), ai, 2
            one.offsets, one.bytes, one.validity = (ctypes.addressof(storage) for storage in array)
            one.bytes_capacity = room
        self._call("regkit_gs1_parse_column", ctypes.byref(counts), ctypes.byref(column), ANY, None, statuses, None, values,
                   ctypes.c_size_t(len(ais)))
        return list(statuses), arrays


def visible(text):
    return "".join(chr(byte) if 0x20 <= byte < 0x7F else f"\\x{byte:02X}" for byte in text)


def compare_with_pyarrow(regkit, lines):
    """Reads slices of pyarrow's arrays by their buffers; true when each row is as pyarrow and one call say."""
    try:
        import pyarrow
    except ImportError:
        print("pyarrow is not installed; arrays of it are not compared", file=sys.stderr)
        return True
    messages = [None if place % 7 == 3 else line for place, line in enumerate(lines)]
    ais, compared = [1, 10, 17, 21], 0
    for kind in (pyarrow.binary(), pyarrow.large_binary()):
        whole = pyarrow.array(messages, type=kind)
        for start, length in ((0, len(messages)), (3, 11), (9, 1), (len(messages) // 2, len(messages)), (5, 0)):
            array = whole.slice(start, length)
            validity, offsets, data = array.buffers()
            column = sized(
                Column, offsets=offsets.address, offset_width=4 if kind == pyarrow.binary() else 8, bytes=data.address,
                bytes_length=data.size, validity=validity.address if validity else None, first_row=array.offset,
                row_count=len(array))
            statuses, arrays = regkit.column(column, ais)
            values = [
                pyarrow.Array.from_buffers(kind, len(array), [pyarrow.py_buffer(part) for part in (valid, ends, text)])
                for ends, text, valid in arrays
            ]
            for one in values:
                one.validate(full=True)
            for row, message in enumerate(array.to_pylist()):
                if message is None:
                    same = statuses[row] == ROW_NULL and not any(one[row].is_valid for one in values)
                else:
                    faults, elements = regkit.parse(message)
                    first = {}
                    for ai, digits, is_faulty, value in elements:
                        if digits == 2:
                            first.setdefault(ai, None if is_faulty else value)
                    same = statuses[row] == (faults[0][1] if faults else 0)
                    same = same and [one[row].as_py() for one in values] == [first.get(ai) for ai in ais]
                if not same:
                    print(f"row {row} of {array.type}[{start}:{length}] differs: {message}", file=sys.stderr)
                    return False
                compared += 1
    print(f"{compared} rows of pyarrow {pyarrow.__version__} arrays compared", file=sys.stderr)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", default="build/lib/libregkit.so")
    parser.add_argument("file")
    arguments = parser.parse_args()
    regkit = RegKit(arguments.library)
    with open(arguments.file, "rb") as file:
        lines = file.read().split(b"\n")
    if lines[-1] == b"":
        lines.pop()
    is_good = True
    for line in lines:
        faults, _ = regkit.parse(line)
        words = ",".join(f"{word}@{offset}" for word, _, offset in faults) or "valid"
        print(f"{words}\t{visible(regkit.bracketed(line))}")
        is_good = is_good and not faults
    if not compare_with_pyarrow(regkit, lines):
        return 3
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
