"""shoot: inside or outside, day or night -> the colour of a strip, which is data and not code.

Sources disagree on the night pair, so a production may swap or replace any of them (docs/papers.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from juzu.script.breakdown import Inside, Light

Colour = str
_HEX = re.compile(r"#[0-9A-F]{6}")


@dataclass(frozen=True, slots=True)
class Palette:
    """Fills as #RRGGBB. Inside-and-outside scenes take the outside colour; `any` light counts as day."""

    int_day: Colour = "#FFFFFF"
    ext_day: Colour = "#FFF1A8"
    int_night: Colour = "#BBD7F2"
    ext_night: Colour = "#BFE3B8"
    day_break: Colour = "#000000"

    def __post_init__(self) -> None:
        for field in fields(self):
            if not _HEX.fullmatch(colour := getattr(self, field.name)):
                raise ValueError(f"{field.name} is no colour: {colour!r}; expected #RRGGBB in capitals")

    def fill(self, inside: Inside, light: Light) -> Colour:
        """The colour of a strip."""
        if inside == "INT":
            return self.int_night if light == "night" else self.int_day
        return self.ext_night if light == "night" else self.ext_day


USUAL = Palette()


def ink_on(fill: Colour) -> Colour:
    """Black or white, whichever is easier to read on the fill (ITU-R BT.601 luma)."""
    red, green, blue = (int(fill[n : n + 2], 16) for n in (1, 3, 5))
    return "#000000" if 299 * red + 587 * green + 114 * blue > 140_000 else "#FFFFFF"
