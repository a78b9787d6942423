"""A script gives back its text: read again it is the same script."""

from pathlib import Path

import pytest

from juzu.edge.files.read import read_script
from juzu.kernel.errors import InputError
from juzu.script.document import Script
from juzu.script.reading.again import read_again, text_of
from juzu.script.reading.text import read_text
from small_scripts import chinese, english

GOLDEN = Path(__file__).resolve().parents[2] / "golden/script"
REFUSED = {"no-scene", "storyboard"}


def outline(script: Script) -> list[object]:
    return [(s.id, s.header.raw, [(e.kind, e.raw) for e in s.elements]) for s in script.scenes]


@pytest.mark.parametrize("file", sorted(p for p in GOLDEN.glob("*.txt") if p.stem not in REFUSED), ids=lambda path: path.stem)
def test_what_was_read_is_read_the_same_again(file: Path) -> None:
    script = read_script(file)
    if script.format == "text":
        again = read_text(text_of(script), script.file, title=script.title)
        assert outline(again) == outline(script)


def test_a_given_grammar_reads_the_same_text_anew() -> None:
    script = chinese("1-1 日 内 茶馆\n沈照：走。", "1-2 夜 外 街\n沈照：来。")
    assert outline(read_again(script, "号 时 内外 地")) == outline(script)


def test_a_format_that_says_its_headers_is_not_guessed_again() -> None:
    with pytest.raises(InputError, match="nothing is guessed"):
        read_again(english("INT. HOUSE - DAY\n\nShe waits."), "号 时")
