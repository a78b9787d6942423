"""kernel: money is whole fen (0.01 yuan); shares and hours round by stated rules, never through floats."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

Fen = int


def share_fen(amount_fen: Fen, percent: int) -> Fen:
    """`percent` of an amount, rounded down to the fen."""
    return amount_fen * percent // 100


def started(minutes: int, grain_min: int = 60) -> int:
    """How many grains (hours by default) have been started: 0 -> 0, 1 -> 1, 60 -> 1, 61 -> 2."""
    return -(-max(0, minutes) // grain_min)


def yuan(amount_fen: Fen) -> str:
    """`1234500` -> `12,345`; fen are shown only where there are any: `1234567` -> `12,345.67`."""
    sign = "-" if amount_fen < 0 else ""
    whole, fen = divmod(abs(amount_fen), 100)
    return f"{sign}{whole:,}" + (f".{fen:02d}" if fen else "")


def fen_of_yuan(text: str) -> Fen:
    """Reads what a person writes in a cell: `3000`, `3,000.5`, `¥3000`, `3千`, `1.2万`. Raises ValueError otherwise."""
    cleaned = text.strip().replace(",", "").replace("，", "").lstrip("¥￥").removesuffix("元").strip()
    scale = 1
    for unit, factor in (("万", 10_000), ("千", 1_000)):
        if cleaned.endswith(unit):
            cleaned, scale = cleaned.removesuffix(unit), factor
    try:
        amount = Decimal(cleaned) * scale * 100
    except InvalidOperation as error:
        raise ValueError(f"not an amount in yuan: {text!r}") from error
    if amount != amount.to_integral_value() or not amount.is_finite():
        raise ValueError(f"finer than a fen: {text!r}")
    return int(amount)
