"""shoot: a paper -> the same paper without identity and bank numbers, and without characters that no sheet can hold.

People paste such numbers into notes and contacts. Papers go to the whole crew, so every text passes here last, whatever block holds it.
Chinese identity numbers: GB 11643-1999; bank cards: ISO/IEC 7812-1 with the Luhn digit.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from juzu.kernel.text import Text

T = TypeVar("T")
_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_IDENTITY = re.compile(rf"(?<!\d)\d{{6}}[ -]?(?:(?:18|19|20)\d\d{_MONTH_DAY}[ -]?\d{{3}}[\dXx]|\d\d{_MONTH_DAY}[ -]?\d{{3}})(?!\d)")
_DIGITS = re.compile(r"(?<!\d)\d(?:[ -]?\d){14,18}(?!\d)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_NARROW = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
HIDDEN = "▇▇▇▇"


def masked(text: str) -> str:
    """The text with identity numbers and bank card numbers blacked out; telephone numbers stay."""
    text = _CONTROL.sub("", text)
    if not any(sign.isdigit() for sign in text):
        return text
    narrow = text.translate(_NARROW)
    hidden = _DIGITS.sub(lambda found: HIDDEN if _is_card(found.group()) else found.group(), _IDENTITY.sub(HIDDEN, narrow))
    return text if hidden == narrow else hidden


def is_identity(written: str) -> bool:
    """Whether it is an identity number of 18 places whose last agrees with the others (GB 11643-1999, ISO 7064 MOD 11-2)."""
    sign = re.sub(r"[ -]", "", written.translate(_NARROW)).upper()
    if not re.fullmatch(r"\d{17}[\dX]", sign) or not _IDENTITY.fullmatch(sign):
        return False
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(sign[:17]))
    return "10X98765432"[total % 11] == sign[17]


def _is_card(written: str) -> bool:
    digits = [int(sign) for sign in written if sign.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return len(digits) >= 15 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def guarded(value: T) -> T:
    """The value with every text in it masked, at any depth."""
    return _walk(value)  # type: ignore[no-any-return]


def _walk(value: Any) -> Any:
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, Text):
        return Text(masked(value.zh) or "—", masked(value.en) or "—")
    if isinstance(value, tuple):
        return tuple(_walk(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: _walk(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **changed)
    return value
