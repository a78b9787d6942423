"""edge: bytes of a Final Draft file (.fdx, also by Fade In and others) -> Script; a line is a paragraph of the script, counted from 1.

Only the script's own Content is read, not that of the title page, headers or boards. Entities and DTDs are refused. Tags of departments
become notes marked `tag:Props`. Raises InputError for what is no FDX, broken XML, or a file without text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element as Node
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from juzu.edge.files.fdx_body import Body
from juzu.edge.files.fdx_xml import child, children, local, tagged, text_of
from juzu.edge.files.text import decode
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.script.document import Element, Script
from juzu.script.reading.screenplay import Heading, assemble_screenplay, screenplay_grammar
from juzu.script.reading.title import find_title

_BY = re.compile(r"(?:(?:screenplay|teleplay|story|script)\s+)?(?:written\s+)?by:?$|编剧[:：]?$|作者[:：]?$", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DEEPEST = 60


def read_fdx(data: bytes, file: str) -> Script:
    """The script. `eighths` are those of SceneProperties; an omitted scene keeps its paragraphs."""
    root = _root(data, file)
    content = _content(root, file)
    body = Body(file, _tag_names(root), list(_margin_notes(root, file)))
    beats = body.beats(content)
    if not beats:
        raise InputError(_empty(file))
    front, episodes, warnings = assemble_screenplay(beats)
    title_page = tuple(_title_page(root))
    headings = sum(isinstance(beat, Heading) for beat in beats)
    return Script(
        title=title_page[0][1] if title_page else find_title([], file),
        file=file,
        format="fdx",
        encoding="utf-8",
        line_count=body.count,
        grammar=screenplay_grammar("Final Draft", headings, headings),
        episodes=episodes,
        front=front,
        title_page=title_page,
        warnings=warnings,
    )


def _root(data: bytes, file: str) -> Node:
    try:
        root = _parse(data)
    except DefusedXmlException as error:
        raise InputError(_unsafe(file)) from error
    except ParseError as error:
        line, column = error.position
        raise InputError(_broken(Source(file, line, column + 1))) from error
    if _depth(root) > _DEEPEST:
        raise InputError(_unsafe(file))
    return root


def _parse(data: bytes) -> Node:
    """The tree; what the XML reader cannot decode (GB18030 and the like) is decoded first, its declaration left out."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return fromstring(_DECLARATION.sub("", decode(data)[0]), forbid_dtd=True)
    try:
        return fromstring(data, forbid_dtd=True)
    except (ValueError, LookupError) as error:
        if isinstance(error, DefusedXmlException):
            raise
        return fromstring(_DECLARATION.sub("", decode(data)[0]), forbid_dtd=True)


def _depth(root: Node) -> int:
    depth, level = 0, [root]
    while level and depth <= _DEEPEST:
        level = [node for parent in level for node in parent]
        depth += 1
    return depth


def _content(root: Node, file: str) -> Node:
    """/FinalDraft/Content; other writers name the root otherwise, and some give the Content alone."""
    if local(root) == "content":
        return root
    found = next((node for node in children(root, "Content") if child(node, "Paragraph") is not None), child(root, "Content"))
    if found is None:
        raise InputError(_not_fdx(file, local(root)))
    return found


def _tag_names(root: Node) -> dict[str, tuple[str, str]]:
    """Number of a tag -> its category and label: `5` -> (`Props`, `silver lighter`)."""
    data = child(root, "TagData")
    if data is None:
        return {}
    categories = {n.get("Id", ""): n.get("Name", "") for n in tagged(data, "TagCategories", "TagCategory")}
    definitions = {n.get("Id", ""): n for n in tagged(data, "TagDefinitions", "TagDefinition")}
    names = {}
    for tag in tagged(data, "Tags", "Tag"):
        defined = definitions.get(next(((n.text or "").strip() for n in children(tag, "DefId")), ""))
        if defined is not None:
            names[tag.get("Number", "")] = (categories.get(defined.get("CatId", ""), ""), defined.get("Label", "").strip())
    return names


def _margin_notes(root: Node, file: str) -> Iterator[tuple[int, Element]]:
    """Notes that newer versions keep at the end of the file, with the character of the script at which each hangs."""
    for note in tagged(root, "ScriptNotes", "ScriptNote"):
        text = "\n".join(filter(None, (text_of(paragraph) for paragraph in children(note, "Paragraph"))))
        start = note.get("Range", "0").partition(",")[0].strip()
        if text:
            yield int(start) if start.isdigit() else 0, Element("note", text, Source(file), text, mark=note.get("Type", ""))


def _title_page(root: Node) -> Iterator[tuple[str, str]]:
    """The title page says nothing about what its lines are: the first is the title, the one under "Written by" the author."""
    page = child(root, "TitlePage")
    content = child(page, "Content") if page is not None else None
    lines = [" ".join(text.split()) for node in (content if content is not None else ()) if (text := text_of(node))]
    if not lines:
        return
    yield "Title", lines[0]
    rest = lines[1:]
    at = next((i for i, line in enumerate(rest[:-1]) if _BY.match(line)), None)
    if at is not None:
        yield "Credit", rest[at]
        yield "Author", rest[at + 1]
        del rest[at : at + 2]
    if rest:
        yield "Notes", "\n".join(rest)


def _not_fdx(file: str, root: str) -> Fault:
    return Fault(
        Text("XML 文件，但不是 Final Draft 剧本（根元素是 {root}）", "XML, yet no Final Draft script (its root is {root})").format(
            root=root
        ),
        Text("在 Final Draft 或 Fade In 里另存为 .fdx", "save it as .fdx from Final Draft or Fade In"),
        Source(file),
    )


def _broken(source: Source) -> Fault:
    return Fault(
        Text("FDX 文件在这里断了或已损坏", "the FDX file is cut off or broken here"),
        Text("用 Final Draft 打开，重新另存为 .fdx", "open it in Final Draft and save it again as .fdx"),
        source,
    )


def _unsafe(file: str) -> Fault:
    return Fault(
        Text(
            "FDX 文件里有剧本不会有的 XML（实体、DTD 或过深的嵌套），不读",
            "the FDX holds XML that no script has (entities, a DTD, deep nesting)",
        ),
        Text("用 Final Draft 打开，重新另存为 .fdx", "open it in Final Draft and save it again as .fdx"),
        Source(file),
    )


def _empty(file: str) -> Fault:
    return Fault(
        Text("FDX 文件里没有剧本正文", "the FDX file holds no script"),
        Text("换一个有剧本正文的文件", "choose a file that holds the script"),
        Source(file),
    )
