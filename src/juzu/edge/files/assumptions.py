"""edge: assumptions.toml -> what is assumed where a production does not say."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from juzu.chain.assume import Assumptions
from juzu.kernel.money import Fen, fen_of_yuan
from juzu.kernel.span import Span, span_of
from juzu.plan.problem import Pay, Unit


class Assumed:
    """The table of assumptions, each value by its name."""

    def __init__(self) -> None:
        raw = resources.files("juzu.edge.files").joinpath("assumptions.toml").read_text("utf-8")
        self.values: dict[str, Any] = {name: entry["value"] for name, entry in tomllib.loads(raw).items()}

    def fen(self, name: str) -> Fen:
        """An amount in fen."""
        return fen_of_yuan(str(self.values[name]))

    def whole(self, name: str) -> int:
        """A whole number."""
        return int(self.values[name])

    def minutes(self, name: str) -> int:
        """Hours as minutes."""
        return round(float(self.values[name]) * 60)

    def span(self, name: str) -> Span:
        """Hours of the day."""
        return span_of(self.values[name])

    def unit(self) -> Unit:
        """One shooting unit."""
        return Unit(
            "A",
            self.fen("crew_day_yuan"),
            self.minutes("crew_included_hours"),
            self.fen("crew_overtime_yuan_per_hour"),
            self.whole("setup_min"),
            self.whole("strike_min"),
        )

    def tables(self) -> Assumptions:
        """What the first tables are filled from."""
        return Assumptions(
            day_fen={"lead": self.fen("lead_day_yuan"), "support": self.fen("support_day_yuan"), "bit": self.fen("bit_day_yuan")},
            hold_percent={"lead": self.whole("lead_hold_percent"), "support": self.whole("support_hold_percent"), "bit": 0},
            cast_included_min=self.minutes("cast_included_hours"),
            cast_overtime_percent=self.whole("cast_overtime_percent"),
            extras=Pay(
                fee_fen=self.fen("extras_day_yuan"),
                included_min=self.minutes("extras_included_hours"),
                overtime_fen_per_hour=self.fen("extras_overtime_yuan"),
                guild_percent=self.whole("guild_percent"),
            ),
            makeup_min=self.whole("makeup_min"),
            look_change_min=self.whole("look_change_min"),
            location_fen=self.fen("location_day_yuan"),
            move_min=self.whole("move_min"),
            days_factor_percent=self.whole("days_factor_percent"),
            minutes_per_day=self.whole("minutes_per_day"),
        )
