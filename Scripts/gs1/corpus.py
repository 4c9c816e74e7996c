"""GS1 messages that look like those of the trade, and damaged ones. The same seed gives the same messages."""

import random
import re

GS = "\x1d"
DIGITS = "0123456789"
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LETTERS = CAPITALS + CAPITALS.lower()
LOT = (DIGITS + CAPITALS).replace("I", "").replace("O", "")
CSET82 = "!\"%&'()*+,-./:;<=>?_" + DIGITS + LETTERS
# The brackets change their meaning in programs that take text for people; they are left to the damage.
SIGNS = CSET82.replace("(", "").replace(")", "")
ALPHABETS = {"N": DIGITS, "X": SIGNS, "Y": DIGITS + CAPITALS + "#-/", "Z": DIGITS + LETTERS + "-_"}

# The identifiers whose first two digits promise a length, and that length.
PREDEFINED = {"00": 18, "01": 14, "02": 14, "03": 14, "04": 16, "20": 2, "41": 13}
PREDEFINED |= {str(prefix): 6 for prefix in (*range(11, 20), *range(31, 37))}


def check_digit(digits):
    return str(-sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(digits))) % 10)


class Corpus:
    """Messages as lists of (identifier, value), from one generator of random numbers."""

    def __init__(self, seed, formats):
        """`formats` says how the values of every identifier look: {"10": "X..20", "253": "N13[+X..17]"}."""
        self.random = random.Random(seed)
        self.formats = formats
        self.identifiers = sorted(formats)

    def text(self, alphabet, shortest, longest):
        return "".join(self.random.choices(alphabet, k=self.random.randint(shortest, longest)))

    def key(self, count):
        body = self.text(DIGITS, count - 1, count - 1)
        return body + check_digit(body)

    def gtin(self):
        body = "0" + self.text(DIGITS, 12, 12)
        return body + check_digit(body)

    def day(self):
        day = 0 if self.random.random() < 0.2 else self.random.randint(1, 28)
        return f"{self.random.randint(20, 35):02}{self.random.randint(1, 12):02}{day:02}"

    def pack(self):
        return [
            ("01", self.gtin()),
            ("17", self.day()),
            ("10", self.text(LOT, 4, 12)),
            ("21", self.text(DIGITS + LETTERS, 8, 20)),
        ]

    def value(self, ai):
        """A value of the form that an identifier prescribes; what it means may be impossible."""
        value = ""
        for optional, kind, is_range, longest in re.findall(r"(\[?)\+?([NXYZ])(\.\.)?(\d+)", self.formats[ai]):
            longest = int(longest)
            if optional and self.random.random() < 0.5:
                break
            if kind == "N" and not is_range and longest in (13, 14, 17, 18):
                value += self.key(longest)
            elif kind == "N" and not is_range and longest in (6, 10) and self.random.random() < 0.7:
                value += self.day() + f"{self.random.randint(0, 23):02}{self.random.randint(0, 59):02}"[: longest - 6]
            else:
                value += self.text(ALPHABETS[kind], 1 if is_range else longest, longest)
        return value

    def message(self):
        """One message; in 100: 48 (01)(17)(10)(21) in four orders, 9 (90)(91), 7 (90)(10)(17)(21), 7 (01)(21)(91)(92),
        9 (00), 5 (00)(02)(37)(10), 2 with what chance seldom makes, 13 with any identifier."""
        share = self.random.random() * 100
        if share < 48:
            pack = self.pack()
            return [
                pack[place] for place in self.random.choice([(0, 1, 2, 3), (0, 3, 1, 2), (0, 2, 1, 3), (0, 3, 2, 1)])
            ]
        if share < 57:
            return [("90", self.text(SIGNS, 8, 30)), ("91", self.text(SIGNS, 20, 60))]
        if share < 64:
            pack = self.pack()
            return [("90", self.text(SIGNS, 6, 20)), pack[2], pack[1], pack[3]]
        if share < 71:
            pack = self.pack()
            return [pack[0], pack[3], ("91", self.text(SIGNS, 4, 4)), ("92", self.text(SIGNS, 44, 44))]
        if share < 80:
            return [("00", self.key(18))]
        if share < 85:
            return [
                ("00", self.key(18)),
                ("02", self.gtin()),
                ("37", str(self.random.randint(1, 9999))),
                self.pack()[2],
            ]
        if share < 87:
            return self.rarity()
        ai = self.random.choice(self.identifiers)
        elements = [(ai, self.value(ai))]
        company = self.random.random()
        if company < 0.4:
            elements.insert(0, ("01", self.gtin()))
        elif company < 0.6:
            elements.insert(self.random.randint(0, 1), ("00", self.key(18)))
        elif company < 0.8:
            other = self.random.choice(self.identifiers)
            elements.append((other, self.value(other)))
        return elements

    def rarity(self):
        signature = self.text(ALPHABETS["Z"], 10, 10)
        item = ("01", self.gtin())
        first, second = self.day()[:4] + "15", self.day()[:4] + "28"
        return self.random.choice(
            [
                [item, ("7007", first + second)],
                [item, ("21", "1"), ("8030", signature + self.random.choice(["==", "=", "xx"]))],
                [("00", self.key(18)), ("4324", self.day() + self.random.choice(["9999", "1200"]))],
                [("00", self.key(18)), ("4330", "001200" + self.random.choice(["-", "", "+"]))],
                [item, ("7004", "")],
                [("253", self.key(13)), ("8030", signature)],
                [("8018", self.key(18)), ("7250", self.random.choice(["19991231", "20010229"]))],
            ]
        )

    def damaged(self):
        """One message with one thing wrong, or two: most would still be read by a careless program."""
        elements = self.message()
        text = None
        for _ in range(1 if self.random.random() < 0.75 else 2):
            if text is None and self.random.random() < 0.45:
                elements = self.damaged_elements(elements)
            else:
                text = self.damaged_text(raw(elements) if text is None else text)
        return raw(elements) if text is None else text

    def damaged_elements(self, elements):
        elements = list(elements)
        place = self.random.randrange(len(elements))
        ai, value = elements[place]
        kind = self.random.randrange(6)
        if kind == 0:
            self.random.shuffle(elements)
        elif kind == 1 and value[-1:].isdigit():
            elements[place] = (ai, value[:-1] + self.random.choice(DIGITS))
        elif kind == 2:
            date = "".join(f"{self.random.randint(0, limit):02}" for limit in (99, 14, 33))
            elements[place] = (self.random.choice(["11", "17", "4326", "7006", "7007"]), date)
        elif kind == 3:
            elements[place] = (self.random.choice(self.identifiers), value)
        elif kind == 4:
            elements[place] = (self.text(DIGITS, 2, 4), value)
        else:
            other = self.random.choice(self.identifiers)
            added = (
                (ai, value)
                if self.random.random() < 0.3
                else (ai, value[::-1])
                if kind % 2
                else (other, self.value(other))
            )
            elements.insert(self.random.randint(0, len(elements)), added)
        return elements

    def damaged_text(self, text):
        place = self.random.randrange(len(text)) if text else 0
        kind = self.random.randrange(9)
        byte = (
            chr(self.random.randrange(256))
            if self.random.random() < 0.4
            else self.random.choice(CSET82 + GS + " #\x00")
        )
        if kind == 0:
            return (
                text[:place] + chr(ord(text[place]) ^ 1 << self.random.randrange(8)) + text[place + 1 :]
                if text
                else byte
            )
        if kind == 1:
            return text[:place] + byte + text[place:]
        if kind == 2:
            return text[:place] + text[place + 1 :]
        if kind == 3:
            return text[:place] + text[place : place + 1] * 2 + text[place + 1 :]
        if kind == 4:
            return text[:place]
        if kind == 5:
            return text.replace(GS, "", 1)
        if kind == 6:
            return text.replace(GS, GS * self.random.randint(2, 3), 1)
        if kind == 7:
            return self.random.choice([GS + text, GS * 2 + text, text + GS, text + GS * 2, text + " ", " " + text])
        return text[:place] + GS + text[place:]


def raw(elements):
    """The elements as a scanner transmits them, with Group Separators where a value's length is not promised."""
    text = ""
    for place, (ai, value) in enumerate(elements):
        text += ai + value
        if place < len(elements) - 1 and ai[:2] not in PREDEFINED:
            text += GS
    return text
