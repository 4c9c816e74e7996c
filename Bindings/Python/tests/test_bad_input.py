"""What callers get wrong: an exception of Python, never the end of the process."""

from __future__ import annotations

import array
import copy
import inspect
import mmap
import os
import pickle
import random
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import HEADER, SAMPLES

import regkit
from regkit._handles import Exclusive, Handle, Shared

GOOD = "(01)09506000134352(17)261231(10)AB12"

# A released memoryview, a closed mmap, and others that look like bytes.
_released = memoryview(b"abc")
_released.release()
_closed = mmap.mmap(-1, 10)
_closed.close()

WRONG: list[Any] = [
    None,
    0,
    -1,
    2**70,
    3.5,
    float("nan"),
    True,
    "",
    "\0",
    "\ud800",
    "x" * 70_000,
    b"",
    b"\xff\xfe\0",
    bytearray(b"\x1d"),
    memoryview(b"abcdef")[::2],
    memoryview(np.zeros((3, 4), np.int32))[::2],
    _released,
    _closed,
    array.array("i", [1, 2, 3]),
    np.zeros(3),
    np.zeros((3, 3), object),
    np.zeros((0, 0), np.uint8),
    np.zeros((5, 5), np.uint8)[::-1, ::-1],
    [],
    [None],
    [["x"]],
    {},
    {None: None},
    {"area": None},
    {"a": {"b": float("inf")}},
    {"x": object()},
    (1, 2),
    object(),
    object,
    lambda: None,
    regkit,
]

FUNCTIONS = [
    (name, function)
    for name, function in sorted(vars(regkit).items())
    if name in regkit.__all__ and callable(function) and not name.endswith("Error")
]
ALLOWED = (TypeError, ValueError, OSError, MemoryError, OverflowError)


def arguments(function: Callable[..., Any]) -> list[str]:
    try:
        parameters = inspect.signature(function).parameters.values()
    except ValueError:
        return []
    return [
        one.name
        for one in parameters
        if one.default is one.empty and one.kind not in (one.VAR_KEYWORD, one.VAR_POSITIONAL)
    ]


@pytest.mark.parametrize(("name", "function"), FUNCTIONS)
def test_no_argument_ends_the_process(name: str, function: Callable[..., Any]) -> None:
    """Every function with every wrong value in the place of each argument it must have, and of each it may have."""
    if inspect.isclass(function) and issubclass(function, (regkit.Answer,)):
        return  # a value of what is given
    needed = arguments(function)
    try:
        parameters = inspect.signature(function).parameters
    except ValueError:
        parameters = {}  # type: ignore[assignment]
    if len(needed) <= 2:
        for wrong in WRONG:
            for other in (wrong, GOOD):
                given = dict.fromkeys(needed, other)
                given.update({key: wrong for key in needed[:1]})
                _try(function, given, parameters)
    for key, parameter in parameters.items():
        if key in needed or parameter.kind in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL):
            continue
        for wrong in WRONG:
            _try(function, {**dict.fromkeys(needed, GOOD), key: wrong}, parameters)


def _try(function: Callable[..., Any], given: dict[str, Any], parameters: Any) -> None:
    positional = [given.pop(key) for key in list(given) if parameters[key].kind is inspect.Parameter.POSITIONAL_ONLY]
    if function in (regkit.scan_descriptor,):
        given["descriptor"] = given["descriptor"] if not isinstance(given["descriptor"], int) else -1
    try:
        made = function(*positional, **given)
    except ALLOWED as error:
        assert str(error) or isinstance(error, MemoryError)
        if isinstance(error, regkit.Error):
            copied = pickle.loads(pickle.dumps(error))
            assert (type(copied), copied.args, copied.offset) == (type(error), error.args, error.offset)
        return
    # What was made can be shown and copied, or says that it cannot.
    repr(made)
    try:
        copy.copy(made)
    except TypeError:
        pass
    if hasattr(made, "close"):
        made.close()


def test_text_that_is_no_unicode_says_where() -> None:
    with pytest.raises(regkit.ArgumentError) as refused:
        regkit.parse("é(10)\ud800")
    assert refused.value.offset == 6
    for call in (
        lambda: regkit.assess("packaging", product_class="\ud800"),
        lambda: regkit.read("\ud800"),
        lambda: regkit.build({"10": "\ud800"}),
        lambda: regkit.Rules(b"x").close(),
        lambda: regkit.scan("\ud800.png"),
        lambda: regkit.assess("packaging", edition="\ud800"),
    ):
        with pytest.raises(ValueError):
            call()


def test_buffers_that_change_while_they_are_read_are_copied() -> None:
    buffer = bytearray(GOOD.encode())
    message = regkit.parse(buffer)
    buffer[:] = b"\0" * len(buffer)
    assert message["10"] == "AB12" and regkit.parse(memoryview(GOOD.encode())) == message
    striped = np.frombuffer(b"".join(bytes([byte, 0]) for byte in GOOD.encode()), np.uint8)[::2]
    assert regkit.parse(memoryview(striped)) == message


# ---- Handles ----


def test_what_is_closed_says_so() -> None:
    rules = regkit.Rules()
    rules.close()
    rules.close()
    dictionary = regkit.Dictionary(b"01 * N14,csum # GTIN\n")
    options = regkit.ParseOptions(dictionary=dictionary)
    dictionary.close()
    session = regkit.Session()
    session.close()
    calls: list[Callable[[], object]] = [
        lambda: regkit.assess("packaging", rules=rules),
        rules.describe,
        lambda: regkit.read("x", rules=rules),
        lambda: regkit.parse(GOOD, options=options),
        lambda: regkit.render(GOOD, "raw", options=options),
        lambda: regkit.ParseOptions(dictionary=dictionary),
        lambda: dictionary.release,
        lambda: session.read("x"),
        lambda: session.scan(b"x"),
        lambda: session.desk(),
        lambda: session.frames(),
    ]
    for call in calls:
        with pytest.raises(regkit.ClosedError):
            call()
    assert rules.is_closed and dictionary.is_closed and session.is_closed


def test_handles_are_not_pickled() -> None:
    with regkit.Rules() as rules, regkit.Session(rules) as session:
        for one in (rules, session):
            with pytest.raises(TypeError):
                pickle.dumps(one)
            with pytest.raises(TypeError):
                copy.copy(one)


def test_a_handle_is_freed_when_the_last_call_with_it_is_done() -> None:
    class Held(Shared):
        def __init__(self, handle: Handle) -> None:
            self._handle = handle

    freed: list[int] = []
    shared = Held(Handle(7, freed.append))
    during_a_call = shared.handle()
    shared.close()
    assert freed == [] and during_a_call.pointer == 7
    with pytest.raises(regkit.ClosedError):
        shared.handle()
    del during_a_call
    assert freed == [7]


def test_one_thread_at_a_time_and_freeing_waits() -> None:
    freed: list[int] = []
    exclusive = Exclusive(Handle(7, freed.append))
    seen: list[str] = []

    def other() -> None:
        try:
            with exclusive.using():
                seen.append("other")
        except regkit.ClosedError:
            seen.append("closed")

    with exclusive.using():
        waiting, closing = threading.Thread(target=other), threading.Thread(target=exclusive.close)
        waiting.start()
        waiting.join(0.05)
        assert seen == [] and not exclusive.is_closed
        closing.start()
        closing.join(10)
        assert seen == [] and freed == [] and exclusive.is_closed
    waiting.join()
    assert freed == [7] and seen == ["closed"]


def test_a_signal_handler_may_close_what_the_thread_below_it_is_using() -> None:
    program = """
import signal
from regkit._handles import Exclusive, Handle
freed = []
exclusive = Exclusive(Handle(7, freed.append))
signal.signal(signal.SIGUSR1, lambda *_: exclusive.close())
with exclusive.using():
    signal.raise_signal(signal.SIGUSR1)
    inside = list(freed)
print(inside, freed, exclusive.is_closed)
"""
    assert run(program, timeout=20).strip() == "[] [7] True"


def test_what_another_thread_was_using_at_a_fork_is_closed_in_the_child() -> None:
    program = """
import os, threading, warnings
warnings.simplefilter("ignore", DeprecationWarning)
from regkit import ClosedError
from regkit._handles import Exclusive, Handle
freed = []
busy, idle = Exclusive(Handle(1, freed.append)), Exclusive(Handle(2, freed.append))
inside, done = threading.Event(), threading.Event()
def hold():
    with busy.using():
        inside.set()
        done.wait()
thread = threading.Thread(target=hold)
thread.start()
inside.wait()
child = os.fork()
if child == 0:
    code = 1
    try:
        with idle.using() as pointer:
            assert pointer == 2
        try:
            with busy.using():
                pass
        except ClosedError:
            code = 0 if freed == [] else 2
    finally:
        os._exit(code)
status = os.waitpid(child, 0)[1]
done.set()
thread.join()
print(status, busy.is_closed)
"""
    assert run(program).strip() == "0 False"


def test_rules_may_be_closed_while_threads_use_them() -> None:
    failures: list[BaseException] = []
    for _ in range(10):
        rules = regkit.Rules()
        started = threading.Barrier(9)

        def work(rules: regkit.Rules = rules, started: threading.Barrier = started) -> None:
            started.wait()
            try:
                while True:
                    assert regkit.assess("packaging", product_class="kosmetika", rules=rules).edition
            except regkit.ClosedError:
                pass
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        started.wait()
        rules.close()
        for thread in threads:
            thread.join(30)
            assert not thread.is_alive()
    assert failures == []


def test_eight_threads_read_with_one_dictionary_and_the_shared_storage() -> None:
    failures: list[BaseException] = []
    dictionary = regkit.Dictionary(b"01 * N14,csum # GTIN\n4999 X..20 # HOUSE\n")
    options = regkit.ParseOptions(dictionary=dictionary)

    def work(seed: int) -> None:
        random_ = random.Random(seed)
        try:
            for _ in range(1000):
                value = f"{random_.randrange(10**9)}"
                assert regkit.parse(f"(10){value}(01)09506000134352")["10"] == value
                assert regkit.parse(f"(4999){value}", options=options)["4999"] == value
                assert len(regkit.parse("(21)A" * 100)) == 100
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


# ---- Processes ----


def run(program: str, *flags: str, timeout: float = 60) -> str:
    """What a program prints in a process of its own, which must end well."""
    done = subprocess.run(
        [sys.executable, "-B", *flags, "-c", program], capture_output=True, text=True, timeout=timeout, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_forked_child_goes_on_with_every_handle() -> None:
    source = SAMPLES / "authentication-raw-gs-qr.png"
    program = f"""
import os, threading, warnings, regkit
warnings.simplefilter("ignore", DeprecationWarning)
has_pictures = regkit.build_info().imaging
rules, session = regkit.Rules(), regkit.Session()
dictionary = regkit.Dictionary(b"01 * N14,csum # GTIN\\n4999 X..20 # HOUSE\\n")
options = regkit.ParseOptions(dictionary=dictionary)
frames, desk = (regkit.Frames(), regkit.Desk()) if has_pictures else (None, None)
def use():
    assert regkit.parse({GOOD!r}).is_valid and regkit.parse("(4999)x", options=options)["4999"] == "x"
    assert regkit.assess("packaging", product_class="kosmetika", rules=rules).edition == "33/2018"
    if has_pictures:
        assert len(session.scan({str(source)!r}).symbols) == 1
        frames.feed(memoryview(bytes(40_000)).cast("B", (200, 200)), 0)
        desk.check("a.pdf", b"%PDF-1.4")
# Other threads have used all of it, and none is in a call while the process forks.
for _ in range(2):
    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
failed = 0
for _ in range(4):
    child = os.fork()
    if child == 0:
        code = 1
        try:
            use()
            thread = threading.Thread(target=use)
            thread.start()
            thread.join()
            code = 0
        finally:
            os._exit(code)
    use()
    failed += os.waitpid(child, 0)[1] != 0
print(failed)
"""
    assert run(program).strip() == "0"


def test_values_cross_to_other_processes() -> None:
    program = f"""
import multiprocessing, regkit
def work(text):
    return regkit.parse(text), regkit.read(text)
if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(2) as pool:
        for message, reading in pool.map(work, [{GOOD!r}] * 20):
            assert message.is_valid and message["10"] == "AB12" and reading.is_refused
    print("done")
"""
    assert run(program).strip() == "done"


def test_it_ends_quietly_whatever_is_open() -> None:
    program = """
import regkit, threading
rules, session, dictionary = regkit.Rules(), regkit.Session(), regkit.Dictionary(b"01 * N14 # GTIN\\n")
session.read("x")
if regkit.build_info().imaging:
    frames, desk = regkit.Frames(), regkit.Desk()
cycle = [rules]; cycle.append(cycle)
print("done")
"""
    assert run(program, "-X", "dev", "-W", "error").strip() == "done"


def imported(folder: Path, **more: str) -> str:
    """What the import of the package says in a process of its own, in another folder."""
    environment = {key: value for key, value in os.environ.items() if key != "REGKIT_LIBRARY"}
    environment["PYTHONPATH"] = str(Path(regkit.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-B", "-c", "import regkit; print(regkit.build_info().path)"],
        env={**environment, **more}, capture_output=True, text=True, check=False, cwd=folder,
    )  # fmt: skip
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("version", "is_taken"), [("0.1.0", True), ("0.1.7", True), ("0.9.0", True), ("0.0.9", False), ("1.1.0", False)]
)
def test_a_library_of_another_release_is_taken_where_it_keeps_the_promise(
    tmp_path: Path, version: str, is_taken: bool
) -> None:
    names = sorted(set(re.findall(r"\b(regkit_\w+)\(", HEADER.read_text())) - {"regkit_version", "regkit_build_info"})
    told = '{\\"version\\":\\"x\\",\\"runtime\\":\\"static\\",\\"imaging\\":false,\\"dictionary\\":\\"\\"}'
    source = tmp_path / "other.c"
    source.write_text(
        f'const char *regkit_version(void) {{ return "{version}"; }}\n'
        f'const char *regkit_build_info(void) {{ return "{told}"; }}\n'
        + "".join(f"int {name}(void) {{ return -1; }}\n" for name in names)
    )
    subprocess.run(["cc", "-shared", "-fPIC", str(source), "-o", str(tmp_path / "other.so")], check=True)
    said = imported(tmp_path, REGKIT_LIBRARY="other.so")
    assert said.strip() == str(tmp_path / "other.so") if is_taken else f"is version {version}, expected 0.1" in said


def test_only_the_named_library_is_loaded(tmp_path: Path) -> None:
    def told(**more: str) -> str:
        return imported(tmp_path, **more)

    assert "ImportError" in told(REGKIT_LIBRARY="nowhere.so")
    assert "ImportError" in told(REGKIT_LIBRARY="libc.so.6")
    (tmp_path / "empty.so").write_bytes(b"")
    assert "ImportError" in told(REGKIT_LIBRARY=str(tmp_path / "empty.so"))
    libc = next(line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "libc.so" in line)
    assert "has no regkit_version" in told(REGKIT_LIBRARY=libc)
    if not (Path(regkit.__file__).parent / "libregkit.so.0").exists():
        assert "has no libregkit.so.0 inside" in told()
