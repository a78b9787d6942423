from __future__ import annotations

from pathlib import Path

import pytest

from juzu.edge.files.fdx import read_fdx
from juzu.kernel.errors import InputError

SAMPLE = Path(__file__).parents[3] / "data" / "scripts" / "fdx" / "wildwinter_TestFDX-FI.fdx"


def fdx(body: str, rest: str = "", root: str = "FinalDraft") -> bytes:
    return f"<{root}><Content>{body}</Content>{rest}</{root}>".encode()


def heading(text: str = "INT. HALL - DAY", inside: str = "", attributes: str = "") -> str:
    return f'<Paragraph {attributes} Type="Scene Heading">{inside}<Text>{text}</Text></Paragraph>'


@pytest.mark.parametrize(("length", "eighths"), [("2/8", 2), ("1 3/8", 11), ("2", 16), ("", 0), ("two", 0), ("8/8", 8)])
def test_page_length_is_counted_in_eighths(length: str, eighths: int):
    (scene,) = read_fdx(fdx(heading(inside=f'<SceneProperties Length="{length}"/>')), "x.fdx").scenes
    assert scene.eighths == eighths


def test_a_line_over_many_runs_is_one_line():
    (scene,) = read_fdx(fdx(heading("INT. HA</Text><Text Style='Bold'>LL</Text><Text> - DAY")), "x").scenes
    assert (scene.header.places, scene.header.time) == (("HALL",), "DAY")


@pytest.mark.parametrize("dual", ["<DualDialogue>{}</DualDialogue>", "<Paragraph><DualDialogue>{}</DualDialogue></Paragraph>"])
def test_dual_dialogue_is_found_bare_and_nested(dual: str):
    said = "".join(
        f'<Paragraph Type="Character"><Text>{n}</Text></Paragraph><Paragraph Type="Dialogue"><Text>Yes.</Text></Paragraph>' for n in "AB"
    )
    (scene,) = read_fdx(fdx(heading() + dual.format(said)), "x").scenes
    assert [(e.speaker, e.dual) for e in scene.elements] == [("A", False), ("B", True)]


def test_speech_that_nobody_speaks_is_kept_and_listed():
    script = read_fdx(fdx(heading() + '<Paragraph Type="Dialogue"><Text>Whose?</Text></Paragraph>'), "x")
    assert [e.text for e in script.unknown] == ["Whose?"]


def test_only_the_content_of_the_script_is_read():
    page = '<TitlePage><Content><Paragraph Type="Scene Heading"><Text>INT. TITLE - DAY</Text></Paragraph></Content></TitlePage>'
    board = '<HeaderAndFooter><Header><Paragraph Type="Scene Heading"><Text>INT. HEAD</Text></Paragraph></Header></HeaderAndFooter>'
    script = read_fdx(fdx(heading(), page + board), "x")
    assert [s.header.raw for s in script.scenes] == ["INT. HALL - DAY"]


@pytest.mark.parametrize("root", ["finaldraft", "FinalDraftScript", "x:FinalDraft"])
def test_other_writers_roots_are_read(root: str):
    data = fdx(heading(), root=root)
    assert len(read_fdx(data.replace(b"<x:FinalDraft>", b"<x:FinalDraft xmlns:x='urn:x'>"), "x").scenes) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_an_fdx_is_read_in_its_encoding(encoding: str):
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>' + fdx(heading("内景。客厅的门口 - 夜")).decode()
    (scene,) = read_fdx(text.encode(encoding), "x").scenes
    assert (scene.header.places, scene.header.time) == (("客厅的门口",), "夜")


ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><FinalDraft><Content><Paragraph><Text>&b;</Text></Paragraph></Content></FinalDraft>'
DEEP = fdx("<Paragraph>" * 500 + "</Paragraph>" * 500)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (ENTITY, "entities"),
        (DEEP, "deep"),
        (SAMPLE.read_bytes()[:3000], "cut off"),
        (b"<score><part/></score>", "no Final Draft"),
        (fdx(""), "holds no script"),
    ],
    ids=["entities", "nesting", "cut off", "other XML", "empty"],
)
def test_what_is_no_script_is_refused_with_a_reason(data: bytes, says: str):
    with pytest.raises(InputError, match=says) as caught:
        read_fdx(data, "x.fdx")
    assert caught.value.faults[0].source is not None
