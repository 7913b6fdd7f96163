"""How far a colour stands out from its ground, and how far apart two colours look.

Contrast is that of WCAG 2.2. Distance is CAM02-UCS (Luo, Cui and Li 2006) in the viewing conditions
of sRGB: 1 is just noticeable, 10 plainly different. Colour blindness is simulated as Machado,
Oliveira and Fernandes (2009) do, at full severity.
"""

from __future__ import annotations

import math
from functools import cache

Vector = tuple[float, float, float]
_Matrix = tuple[Vector, Vector, Vector]

_BLINDNESS: dict[str, _Matrix] = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
SIGHTS = ("normal sight", *_BLINDNESS, "grey")
"""The ways of seeing in which colours are compared."""

_LUMINANCE = (0.2126, 0.7152, 0.0722)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (#RRGGBB), 1 to 21 (WCAG 2.2)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def distance(one: str, other: str) -> tuple[float, str]:
    """How far apart two colours (#RRGGBB) look where they look most alike, and to which of SIGHTS that is."""
    seen = [(math.dist(_appearance(one, sight), _appearance(other, sight)), sight) for sight in SIGHTS]
    return min(seen, key=lambda each: each[0])


@cache
def _luminance(colour: str) -> float:
    return _dot(_LUMINANCE, _linear(colour))


def _linear(colour: str) -> Vector:
    red, green, blue = (_decoded(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return red, green, blue


def _decoded(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


@cache
def _appearance(colour: str, sight: str) -> Vector:
    linear = _linear(colour)
    if sight == "grey":
        linear = (_dot(_LUMINANCE, linear),) * 3
    elif sight in _BLINDNESS:
        red, green, blue = (min(1.0, max(0.0, value)) for value in _times(_BLINDNESS[sight], linear))
        linear = red, green, blue
    return _cam02_ucs(_times(_TO_XYZ, linear))


def _dot(row: Vector, vector: Vector) -> float:
    return sum(a * b for a, b in zip(row, vector, strict=True))


def _times(matrix: _Matrix, vector: Vector) -> Vector:
    return _dot(matrix[0], vector), _dot(matrix[1], vector), _dot(matrix[2], vector)


# ---- CIECAM02, for an sRGB screen: white D65, a background of 20%, light of 64 lux, average surround ----

# sRGB, IEC 61966-2-1: linear red, green and blue to XYZ of 0 to 100
_TO_XYZ: _Matrix = ((41.24, 35.76, 18.05), (21.26, 71.52, 7.22), (1.93, 11.92, 95.05))
_WHITE: Vector = (95.047, 100.0, 108.883)
_CAT02: _Matrix = ((0.7328, 0.4296, -0.1624), (-0.7036, 1.6975, 0.0061), (0.0030, 0.0136, 0.9834))
# Hunt-Pointer-Estevez times the inverse of CAT02
_CONES: _Matrix = (
    (0.7409790970, 0.2180251557, 0.0410057473),
    (0.2853532917, 0.6242015741, 0.0904451342),
    (-0.0096276087, -0.0056980312, 1.0153256400),
)
_SURROUND, _INDUCTION = 0.69, 1.0  # c and N_c
_ADAPTING = 64 / math.pi / 5  # L_A, cd/m²
_K = 1 / (5 * _ADAPTING + 1)
_F_L = 0.2 * _K**4 * (5 * _ADAPTING) + 0.1 * (1 - _K**4) ** 2 * (5 * _ADAPTING) ** (1 / 3)
_N = 20 / _WHITE[1]
_N_BB = 0.725 * math.pow(1 / _N, 0.2)
_D = 1 - math.exp((-_ADAPTING - 42) / 92) / 3.6


def _cam02_ucs(xyz: Vector) -> Vector:
    """Lightness, redness and blueness (J′, a′, b′) of a colour."""
    light = _responses(xyz)
    red = _dot((1, -12 / 11, 1 / 11), light)
    yellow = _dot((1 / 9, 1 / 9, -2 / 9), light)
    hue = math.atan2(yellow, red)
    lightness = 100 * (max(0.0, _achromatic(light)) / _achromatic(_responses(_WHITE))) ** (_SURROUND * (1.48 + math.sqrt(_N)))
    eccentricity = 12500 / 13 * _INDUCTION * _N_BB * (math.cos(hue + 2) + 3.8)
    purity = eccentricity * math.hypot(red, yellow) / _dot((1, 1, 21 / 20), light)
    colourfulness = purity**0.9 * math.sqrt(lightness / 100) * (1.64 - 0.29**_N) ** 0.73 * _F_L**0.25
    spread = math.log(1 + 0.0228 * colourfulness) / 0.0228
    return 1.7 * lightness / (1 + 0.007 * lightness), spread * math.cos(hue), spread * math.sin(hue)


def _responses(xyz: Vector) -> Vector:
    """What the three kinds of cone make of a colour, once the eye has adapted to the white."""
    adapted = [(_D * _WHITE[1] / white + 1 - _D) * value for white, value in zip(_times(_CAT02, _WHITE), _times(_CAT02, xyz), strict=True)]
    long, middle, short = (_compressed(value) for value in _times(_CONES, (adapted[0], adapted[1], adapted[2])))
    return long, middle, short


def _compressed(value: float) -> float:
    power = (_F_L * abs(value) / 100) ** 0.42
    return math.copysign(400 * power / (power + 27.13), value) + 0.1


def _achromatic(light: Vector) -> float:
    return (_dot((2, 1, 1 / 20), light) - 0.305) * _N_BB
