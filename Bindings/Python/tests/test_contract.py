"""The low-level layer against the header, and against what a C compiler makes of it."""

from __future__ import annotations

import ast
import ctypes
import re
import subprocess
from pathlib import Path

import pytest
from conftest import HEADER

from regkit import _native as native

# The header without comments and preprocessor lines, so that what is left are declarations.
TEXT = re.sub(r"/\*.*?\*/", "", HEADER.read_text(), flags=re.S)
DECLARATIONS = re.sub(r"^#.*$", "", TEXT, flags=re.M).replace("REGKIT_NULLABLE", "").replace("REGKIT_NONNULL", "")
FUNCTIONS = dict(re.findall(r"\b(regkit_\w+)\(([^)]*)\);", DECLARATIONS))
STRUCTURES = dict(re.findall(r"typedef struct (regkit_\w+) \{(.*?)\}", DECLARATIONS, flags=re.S))
CONSTANTS = dict(re.findall(r"^#define REGKIT_(\w+) (\(?-?[\w.]+\)?)\s*$", TEXT, flags=re.M))


def test_every_function_of_the_header_is_bound_and_no_other() -> None:
    assert len(FUNCTIONS) > 50
    assert set(native.PROTOTYPES) == set(FUNCTIONS)


def test_every_function_is_reached_from_the_package() -> None:
    sources = "".join(
        path.read_text() for path in Path(native.__file__).parent.glob("*.py") if path.name != "_native.py"
    )
    assert [name for name in FUNCTIONS if name not in sources] == []


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_arguments_are_those_of_the_header(name: str) -> None:
    declared = [one.strip() for one in FUNCTIONS[name].split(",") if one.strip() != "void"]
    bound = native.PROTOTYPES[name][1]
    assert len(bound) == len(declared)
    scalars = {
        "size_t": ctypes.c_size_t,
        "int32_t": ctypes.c_int32,
        "int64_t": ctypes.c_int64,
        "uint16_t": ctypes.c_uint16,
        "uint8_t": ctypes.c_uint8,
        "double": ctypes.c_double,
    }
    for declaration, kind in zip(declared, bound):
        expected = ctypes.c_void_p if "*" in declaration else scalars[declaration.split()[0]]
        assert kind is expected, declaration


def test_every_structure_of_the_header_is_bound_and_no_other() -> None:
    assert set(native.STRUCTURES) == set(STRUCTURES)


def test_structures_are_laid_out_as_a_c_compiler_lays_them_out(tmp_path: Path) -> None:
    lines: list[str] = []
    expected: list[str] = []
    for name, kind in native.STRUCTURES.items():
        lines.append(f'printf("{name} %zu\\n", sizeof({name}));')
        expected.append(f"{name} {ctypes.sizeof(kind)}")
        fields = [field[0] for field in kind._fields_]
        declared = [re.split(r"[\s*]+", re.sub(r"\[.*", "", one.strip()))[-1] for one in STRUCTURES[name].split(";")]
        assert fields == [one for one in declared if one], name
        for field in fields:
            lines.append(
                f'printf("{name}.{field} %zu %zu\\n", offsetof({name}, {field}), sizeof((({name} *)0)->{field}));'
            )
            expected.append(f"{name}.{field} {getattr(kind, field).offset} {getattr(kind, field).size}")
    source = tmp_path / "layout.c"
    source.write_text(
        f'#include <stdio.h>\n#include "{HEADER}"\nint main(void) {{\n' + "\n".join(lines) + "\nreturn 0; }\n"
    )
    program = tmp_path / "layout"
    subprocess.run(["cc", "-std=c11", str(source), "-o", str(program)], check=True)
    told = subprocess.run([str(program)], check=True, capture_output=True, text=True).stdout.splitlines()
    assert told == expected


def test_constants_have_the_values_of_the_header() -> None:
    mine = {name: value for name, value in vars(native).items() if name.isupper() and isinstance(value, (int, float))}
    assert len(mine) > 50
    for name, value in mine.items():
        assert ast.literal_eval(CONSTANTS[name].rstrip("u")) == value, name
    # Those that are not here are words in Python: the faults, and what only a compiler asks.
    missing = {name for name in CONSTANTS if name not in mine}
    assert {name for name in missing if not name.startswith(("GS1_FAULT_", "VERSION", "NONNULL", "NULLABLE"))} == set()


def test_fault_words_are_those_of_the_header() -> None:
    from regkit._faults import fault_numbers

    declared = {
        name[len("GS1_FAULT_") :].lower(): int(value)
        for name, value in CONSTANTS.items()
        if name.startswith("GS1_FAULT_")
    }
    assert fault_numbers() == declared


def test_the_version_is_that_of_the_header() -> None:
    assert f'#define REGKIT_VERSION "{native.VERSION}"' in TEXT
