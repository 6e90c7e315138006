"""Colours of cells -> the words of a rating."""

from __future__ import annotations

import colorsys
import re

_HEX = re.compile(r"#?(?:[0-9a-f]{2})?([0-9a-f]{6})", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})")
_NAMED = {
    "red": "Red", "darkred": "Red", "crimson": "Red", "tomato": "Red", "amber": "Amber", "orange": "Amber",
    "darkorange": "Amber", "yellow": "Amber", "gold": "Amber", "darkyellow": "Amber", "green": "Green", "lime": "Green",
    "lightgreen": "Green", "darkgreen": "Green", "limegreen": "Green", "blue": "Blue", "darkblue": "Blue",
    "lightblue": "Blue", "navy": "Blue",
}  # fmt: skip


def rating_colour(colour: str) -> str:
    """Return ``Red``, ``Amber``, ``Green`` or ``Blue`` for ``FFC000``, ``#0f0``, ``rgb(…)`` or a name; else nothing.

    Yellow counts as amber. White, grey, black and pale tints that only decorate are no rating.
    """
    colour = colour.strip().casefold()
    if colour in _NAMED:
        return _NAMED[colour]
    if re.fullmatch(r"#[0-9a-f]{3}", colour):
        colour = "".join(2 * each for each in colour[1:])
    if match := _HEX.fullmatch(colour):
        red, green, blue = (int(match[1][at : at + 2], 16) for at in (0, 2, 4))
    elif match := _RGB.match(colour):
        red, green, blue = (min(int(each), 255) for each in match.groups())
    else:
        return ""
    hue, lightness, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    degrees = hue * 360
    # Excel's own "Good" C6EFCE, "Neutral" FFEB9C and "Bad" FFC7CE are ratings: strong hues, however light.
    if saturation < 0.35 or lightness > 0.94 or lightness < 0.12:
        return ""
    if degrees < 16 or degrees >= 335:
        return "Red"
    if degrees < 68:
        return "Amber"
    if degrees < 170:
        return "Green"
    return "Blue" if degrees < 250 else ""
