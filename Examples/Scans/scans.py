#!/usr/bin/env python3
"""Scans as the doors of warehouses record them, good ones and bad ones. The same seed gives the same scans.

    python3 scans.py --rows 10000 --seed 7 > scans.csv

Needs nothing but Python. Of 100 scans about 40 are authentication codes of BPOM, 20 identification codes, 22 GS1 codes
of makers, 8 what else stands on packs, and 10 are damaged: cut off by a field that was too short, in small letters, with
a wrong check digit or month, without their separators, or empty. Some come twice, as scans do.
"""

import argparse
import random
import sys
from datetime import datetime, timedelta
from typing import Iterator, NamedTuple, Optional

FACILITIES = (
    "Cikarang",
    "Cimanggis",
    "Denpasar",
    "Gresik",
    "Jayapura",
    "Makassar",
    "Medan",
    "Palembang",
    "Pontianak",
    "Semarang",
    "Sidoarjo",
    "Tangerang",
)
SEPARATOR = "\x1d"
DIGITS = "0123456789"
LOT = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
FIRST_DAY = datetime(2026, 10, 1, 6)


class Scan(NamedTuple):
    """One scan; `message` is what the scanner sent, None when it sent nothing."""

    scan_id: int
    facility: str
    scanned_at: datetime
    message: Optional[str]


def check_digit(digits: str) -> str:
    return str(-sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(digits))) % 10)


class Door:
    """What comes by, from one generator of random numbers."""

    def __init__(self, seed: int, part: int):
        self.random = random.Random(f"{seed}/{part}")
        # A warehouse sees the same products again and again, in other packs.
        self.gtins = [self._gtin() for _ in range(400)]
        self.licences = [self._licence() for _ in range(400)]
        self.food_licences = [self.random.choice(["MD", "ML"]) + self._text(DIGITS, 15, 15) for _ in range(100)]
        self.lots = [(self._text(LOT, 5, 9), self._day(24, 31)) for _ in range(1500)]

    def message(self) -> Optional[str]:
        share = self.random.random()
        if share < 0.40:
            return self._authentication()
        if share < 0.60:
            return self._identification()
        if share < 0.82:
            return self._makers_code()
        if share < 0.90:
            return self._other()
        return self._damaged()

    def _text(self, alphabet: str, shortest: int, longest: int) -> str:
        return "".join(self.random.choices(alphabet, k=self.random.randint(shortest, longest)))

    def _day(self, first: int, last: int) -> str:
        return f"{self.random.randint(first, last):02}{self.random.randint(1, 12):02}{self.random.randint(1, 28):02}"

    def _gtin(self) -> str:
        body = "0899" + self._text(DIGITS, 9, 9)
        return body + check_digit(body)

    def _licence(self) -> str:
        kind = self.random.choice(["DBL", "DKL", "DTL", "GBL", "MD", "ML", "NA", "QL", "TR", "SD"])
        if kind in ("MD", "ML"):
            return kind + self._text(DIGITS, 12, 12)
        if len(kind) == 3:
            return kind + self._text(DIGITS, 10, 10) + self.random.choice("AB") + "1"
        return kind + self._text(DIGITS, 9, 9)

    def _pack(self) -> tuple[str, str, str]:
        lot, expiry = self.random.choice(self.lots)
        return lot, expiry, self._text(LOT, 8, 12)

    def _authentication(self) -> str:
        lot, expiry, serial = self._pack()
        return f"(90){self.random.choice(self.licences)}(10){lot}(17){expiry}(21){serial}"

    def _identification(self) -> str:
        licence = self.random.choice(self.licences if self.random.random() < 0.8 else self.food_licences)
        text = f"(90){licence}"
        return text if self.random.random() < 0.3 else f"{text}(91){self._day(24, 31)}"

    def _makers_code(self) -> str:
        gtin = self.random.choice(self.gtins)
        lot, expiry, serial = self._pack()
        share = self.random.random()
        if share < 0.45:
            symbology = self.random.choice(["]d2", "]Q3", "]C1"])
            return f"{symbology}01{gtin}10{lot}{SEPARATOR}17{expiry}21{serial}"
        if share < 0.7:
            return f"01{gtin}17{expiry}10{lot}{SEPARATOR}21{serial}"
        if share < 0.9:
            return f"(01){gtin}(10){lot}(17){expiry}(21){serial}"
        return f"https://id.gs1.org/01/{gtin}/10/{lot}/21/{serial}?17={expiry}"

    def _other(self) -> str:
        share = self.random.random()
        if share < 0.5:
            return "]E0" + self.random.choice(self.gtins)[1:]
        if share < 0.7:
            return f"00{self._case_number()}"
        if share < 0.9:
            return f"https://www.example.com/promo/{self._text(DIGITS, 4, 6)}?utm_source=label"
        return self.random.choice(["Gudang ätas, rak 7", "TEST", "Pemeriksaan – lot kedua"])

    def _case_number(self) -> str:
        body = "3899" + self._text(DIGITS, 13, 13)
        return body + check_digit(body)

    def _damaged(self) -> Optional[str]:
        text = self.random.choice([self._authentication, self._identification, self._makers_code])()
        place = self.random.randrange(len(text))
        kind = self.random.randrange(9)
        if kind == 0:
            return text[:20]
        if kind == 1:
            return text[:place]
        if kind == 2:
            return text.replace(SEPARATOR, "", 1)
        if kind == 3:
            return text[:place] + self.random.choice(DIGITS + LOT) + text[place + 1 :]
        if kind == 4:
            return text[:place] + text[place + 1 :]
        if kind == 5:
            gtin = self.random.choice(self.gtins)
            return f"(01){gtin[:-1]}{(int(gtin[-1]) + 1) % 10}(10){self._pack()[0]}(17)281231(21){self._pack()[2]}"
        if kind == 6:
            month = self.random.randint(13, 99)
            return f"(90){self.random.choice(self.licences)}(10){self._pack()[0]}(17)28{month}01(21)9"
        if kind == 7:
            return text.lower()
        return self.random.choice([None, "", " "])


def scans(seed: int, rows: int, part: int = 0) -> Iterator[Scan]:
    """`rows` scans of one part; the parts of one seed are other scans, with other numbers."""
    door = Door(seed, part)
    chance = door.random
    message, moment = None, FIRST_DAY + timedelta(days=part % 60)
    for row in range(rows):
        if chance.random() >= 0.03:
            message = door.message()
        moment += timedelta(milliseconds=chance.randint(1, 40))
        yield Scan(part * 1_000_000_000 + row, chance.choice(FACILITIES), moment, message)


def csv_line(scan: Scan) -> str:
    """A line in which a message that is empty, "", is another than none, as databases read it."""
    moment = scan.scanned_at.isoformat(sep=" ", timespec="milliseconds")
    message = "" if scan.message is None else '"' + scan.message.replace('"', '""') + '"'
    return f"{scan.scan_id},{scan.facility},{moment},{message}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rows", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=2018)
    options = arguments.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    print(",".join(Scan._fields))
    for scan in scans(options.seed, options.rows):
        print(csv_line(scan))


if __name__ == "__main__":
    main()
