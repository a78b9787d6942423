"""edge: bytes of a text file -> its text and the name of its encoding.

Chinese files come as UTF-8, UTF-16 or GB18030, seldom as Big5, mostly without a mark that says which. Every encoding that can read the bytes
is tried, and the text that looks most like Chinese prose wins. Raises InputError where no reading makes sense.
"""

from __future__ import annotations

import codecs
from collections import Counter

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 20_000
_ENOUGH = 0.1
# the commonest characters of modern Chinese prose, simplified and traditional, and the marks that surround them
_COMMON = frozenset(
    "的一是了我不在人有他这这個个上们們来來到时時大地为為子中你说說生国國年着著就那和要她出也得里裡后後自以会會家可下而过過天去能对對小多然于於心学學么麼之都好看起发發当當没沒成只如事把还還用第样樣道想作种種开開"
    "美总總从從无無情己面最女但现現前些所同日手又行意动動方期它头頭经經长長儿兒回位分爱愛老因很给給名法间間斯知世什两兩次使身者被高已亲親其进進此话話常与與活正感，。！？：、；“”（）《》【】…—△▲"
    "场場集内外夜景人物门門厅廳"
)


def decode(data: bytes) -> tuple[str, str]:
    """The text and its encoding's name. Raises InputError for bytes that are no text in any encoding of Chinese."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name), name
    if not data or data.isascii():
        if b"\0" in data:
            return _wide(data)
        return data.decode("ascii"), "utf-8"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data)
    return _wide(data) if "\0" in text else (text, "utf-8")


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise InputError(_broken(name, 1 + data[: error.start].decode(name, "ignore").count("\n"))) from error


def _wide(data: bytes) -> tuple[str, str]:
    return _best(data, ("utf-16-le", "utf-16-be"))


def _legacy(data: bytes) -> tuple[str, str]:
    """No UTF-8: the Chinese encodings compete by how much of the text is common Chinese; then English with curly quotes."""
    patched = data.decode("utf-8", "replace")
    if patched.count("\ufffd") * 100 < len(patched) and _likeness(patched) >= _ENOUGH:
        raise InputError(_broken("utf-8", 1 + patched[: patched.index("\ufffd")].count("\n")))
    if sum(byte > 127 for byte in data) * 20 < len(data) and b"\0" not in data and (text := _try(data, "cp1252")) is not None:
        rival = _try(data, "gb18030")
        if rival is None or _likeness(rival) < _ENOUGH:
            return text, "cp1252"
    return _best(data, ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be"))


def _best(data: bytes, names: tuple[str, ...]) -> tuple[str, str]:
    found = [(_likeness(text), -rank, name, text) for rank, name in enumerate(names) if (text := _try(data, name)) is not None]
    if found:
        likeness, _, name, text = max(found)
        if likeness >= _ENOUGH:
            return text, name
    raise InputError(_no_text())


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _likeness(text: str) -> float:
    """The share of common Chinese among what is not plain ASCII, less what a text never holds; 0 to 1."""
    counts = Counter(text[:_SAMPLE])
    wide = sum(n for c, n in counts.items() if ord(c) > 127)
    common = sum(n for c, n in counts.items() if c in _COMMON)
    odd = sum(n for c, n in counts.items() if (ord(c) < 32 and c not in "\t\n\r\f\v") or 0xE000 <= ord(c) < 0xF900 or ord(c) == 0xFFFD)
    ascii_share = 1 - wide / max(1, len(text[:_SAMPLE]))
    return (common / wide if wide else ascii_share) - 3 * odd / max(1, len(text[:_SAMPLE]))


def _broken(name: str, at: int) -> Fault:
    return Fault(
        Text("文件是 {name} 编码，但第 {at} 行有坏掉的字节", "the file is {name}, and line {at} holds broken bytes").format(
            name=name, at=at
        ),
        Text(
            "用 Word、WPS 或记事本打开，看一看这一行，另存为 UTF-8 文本",
            "look at that line: open it in a word processor or editor and save it as UTF-8 text",
        ),
    )


def _no_text() -> Fault:
    return Fault(
        Text(
            "这不是文字文件，或编码认不出（试过 UTF-8、UTF-16、GB18030、Big5）",
            "not a text file, or its encoding is unknown (tried UTF-8, UTF-16, GB18030, Big5)",
        ),
        Text(
            "用 Word、WPS 或记事本打开，另存为 UTF-8 文本；扫描件请先识别成文字",
            "open it in a word processor or editor and save it as UTF-8 text; scans need text recognition first",
        ),
    )
