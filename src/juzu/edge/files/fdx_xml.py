"""edge: nodes of an FDX tree -> their names and words, whatever namespace or case a writer gives them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element as Node


def local(node: Node) -> str:
    """A node's name without its namespace, in small letters."""
    return str(node.tag).rpartition("}")[2].lower()


def children(node: Node, name: str) -> Iterator[Node]:
    """The direct children of that name."""
    return (each for each in node if local(each) == name.lower())


def child(node: Node, name: str) -> Node | None:
    """The first direct child of that name."""
    return next(children(node, name), None)


def tagged(node: Node, group: str, name: str) -> Iterator[Node]:
    """The children of that name in the direct children of another: every Tag in Tags."""
    return (each for parent in children(node, group) for each in children(parent, name))


def text_of(node: Node) -> str:
    """The words of a paragraph: its own runs joined, without the notes and properties that nest in it."""
    return "".join("".join(run.itertext()) for run in children(node, "Text")).strip()
