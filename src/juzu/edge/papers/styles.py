"""edge: what a cell looks like -> the workbook's format for it, one per look."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from juzu.kernel.text import Lang
from juzu.shoot.palette import Colour, ink_on
from juzu.shoot.paper import Align, Kind

HEAD_FILL: Colour = "#E9EEF1"
BAND_FILL: Colour = "#D5DFE5"
STACKED, TURNED = 270, 90
NUMBER_FORMATS: dict[Kind, str] = {"number": "0", "tenths": "0.0", "eighths": "# ?/8", "percent": "0.0%"}
DATE_FORMATS: dict[Lang, str] = {"zh": '[$-804]m"月"d"日" ddd', "en": "[$-809]ddd d mmm"}
FONTS: dict[Lang, str] = {"zh": "微软雅黑", "en": "Calibri"}


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell looks like; `rotation` 270 stacks the signs of a name, 90 turns it."""

    align: Align = "left"
    fill: Colour = ""
    bold: bool = False
    size_pt: int = 9
    rotation: int = 0
    number_format: str = ""
    border: bool = True


@dataclass(slots=True)
class Styles:
    """The formats of one workbook, made when first asked for."""

    workbook: Any
    lang: Lang
    made: dict[Look, Any] = field(default_factory=dict)

    def of(self, look: Look) -> Any:
        """The format of a look."""
        if look not in self.made:
            self.made[look] = self.workbook.add_format(self._properties(look))
        return self.made[look]

    def dated(self, look: Look) -> Any:
        """The format of a date in this look."""
        return self.of(replace(look, number_format=DATE_FORMATS[self.lang]))

    def _properties(self, look: Look) -> dict[str, Any]:
        properties: dict[str, Any] = {
            "font_name": FONTS[self.lang],
            "font_size": look.size_pt,
            "bold": look.bold,
            "align": look.align,
            "valign": "vcenter",
            "text_wrap": True,
        }
        if look.border:
            properties |= {"border": 1, "border_color": "#9AA5AD"}
        if look.fill:
            properties |= {"bg_color": look.fill, "font_color": ink_on(look.fill)}
        if look.rotation:
            properties["rotation"] = look.rotation
        if look.number_format:
            properties["num_format"] = look.number_format
        return properties
