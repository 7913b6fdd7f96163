"""Files spoilt as files are spoilt: bytes flipped, cut, doubled, or put in; lines swapped, doubled, cut or indented."""

from __future__ import annotations

import random

SIGNS = "@*&!%[]{}|>-?:,#'\"`\\\t\u00a0 \n\r\x00\x1b~<=._()^"


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """The data with a fault or a few; never empty."""
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        data = chance.choice([flipped, cut, doubled, put_in, lines_swapped, line_moved])(data, chance) or b"\n"
    return data


def flipped(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def cut(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.choice([1, 2, 9, 80, len(data)]) :]


def doubled(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    end = at + chance.choice([1, 2, 9, 80])
    return data[:end] + data[at:]


def put_in(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(SIGNS).encode() * chance.choice([1, 1, 2]) + data[at:]


def lines_swapped(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def line_moved(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    lines[at] = chance.choice([b"", lines[at] * 2, b" " + lines[at], b"\t" + lines[at], lines[at][1:]])
    return b"".join(lines)
