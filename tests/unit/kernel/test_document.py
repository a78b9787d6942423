from dataclasses import dataclass

import pytest

from juzu.kernel.document import DocumentError, Json, Schema


@dataclass(frozen=True, slots=True)
class Prop:
    name: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class List:
    props: tuple[Prop, ...]


def rename(old: Json) -> Json:
    return {"props": [{"name": p["label"]} for p in old["things"]]}


LIST = Schema("List", 2, List, {1: rename})


def test_a_document_says_its_schema_and_comes_back_the_same() -> None:
    value = List((Prop("油灯"), Prop("皮影人", 12)))
    data = LIST.dump(value)
    assert b'"schema": "List.2"' in data
    assert "油灯".encode() in data
    assert LIST.load(data) == value


def test_an_older_version_is_led_through_its_upgrades() -> None:
    assert LIST.load('{"schema": "List.1", "things": [{"label": "油灯"}]}'.encode()) == List((Prop("油灯"),))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "not JSON"),
        (b"[]", 'no "schema" field'),
        (b'{"schema": "Plan.1"}', 'expected "List.2"'),
        (b'{"schema": "List.3", "props": []}', 'expected "List.2" or older'),
        (b'{"schema": "List.2", "props": [{"nmae": "x"}]}', "unknown field 'nmae'"),
        (b'{"schema": "List.2", "props": [{"name": 3}]}', "Expected `str`"),
        (b"\xff\xfe", "not JSON"),
    ],
)
def test_what_is_not_the_document_is_told_with_its_place(data: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        LIST.load(data)


def test_a_version_without_its_upgrade_cannot_be_declared() -> None:
    with pytest.raises(ValueError, match="no upgrade"):
        Schema("List", 3, List, {1: rename})


def test_the_digest_follows_the_value() -> None:
    one, two = List((Prop("灯"),)), List((Prop("灯", 2),))
    assert LIST.digest(one) == LIST.digest(List((Prop("灯"),))) != LIST.digest(two)
