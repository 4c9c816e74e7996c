"""How a program of a user's is typed; pyright reads this strictly, and nobody runs it."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import PIL.Image

import regkit
from regkit import gtin, nie

message: regkit.Message = regkit.parse(b"(01)09506000134352", form="bracketed")
values: dict[str, str] = {element.ai: element.value for element in message}
places: list[tuple[str, int]] = [(fault.code, fault.offset) for fault in message.faults]
day: datetime.date | None = message.elements[0].typed().day
built: str = regkit.build({"01": "09506000134352", "17": datetime.date(2028, 12, 31)})
built = regkit.build([("01", "09506000134352")], form="raw")

verdict: regkit.Verdict = regkit.assess("packaging", {"product_class": "kosmetika"}, as_of=datetime.date(2026, 1, 1))
is_good: bool = verdict.is_allowed and verdict.outcome is regkit.Outcome.ALLOWED
reasons: list[str] = [f"{finding.citation}: {finding.message}" for finding in verdict.blocking]

with regkit.Rules(Path("table.xml")) as rules, regkit.Session(rules, language="id", effort="fast") as session:
    scans: list[regkit.Scan] = [
        session.scan("label.png"),
        session.scan(Path("label.png")),
        session.scan(b"\x89PNG"),
        session.scan(np.zeros((4, 4), np.uint8)),
        session.scan(PIL.Image.new("L", (4, 4))),
    ]
    with open("label.png", "rb") as file:
        scans.append(session.scan(file))
    corners: list[tuple[tuple[float, float], ...]] = [symbol.corners for symbol in scans[0].symbols]
    with session.frames(limit=5) as frames:
        seen: regkit.Scan | None = frames.feed(np.zeros((4, 4), np.uint8), 0)

label: regkit.Label = regkit.label("(90)X", regkit.LabelStyle("bpom", output="png", x_mm=0.5))
data: bytes = label.data
number: str = nie.validate("MD 240935001200027", product_class="pangan_olahan")
is_gtin: bool = gtin.is_valid(5)

try:
    regkit.parse("x")
except regkit.MessageError as error:
    place: int | None = error.offset
    faults: tuple[regkit.Fault, ...] = error.faults
except regkit.TableError as error:
    line: int | None = error.line
