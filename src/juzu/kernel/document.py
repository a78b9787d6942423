"""kernel: a frozen dataclass -> a JSON document with its schema name, and back.

A document outlives the program: it names its schema and version (`Plan.1`), and an older version is led through one upgrade
function per step. Unknown fields are refused, so that a slip in a hand-edited file is told, not lost.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import msgspec

Json = dict[str, Any]
T = TypeVar("T")


class DocumentError(ValueError):
    """The bytes are not the document that was asked for; the message says where and what was expected."""


@dataclass(frozen=True, slots=True)
class Schema(Generic[T]):
    """One kind of document: its name, its newest version, the dataclass, and how older versions become newer ones.

    `upgrades[n]` turns the JSON of version n into that of version n + 1.
    """

    name: str
    version: int
    type: type[T]
    upgrades: Mapping[int, Callable[[Json], Json]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if missing := [n for n in range(1, self.version) if n not in self.upgrades]:
            raise ValueError(f"{self.name} has no upgrade from version {missing}")

    @property
    def label(self) -> str:
        """The schema name as documents carry it: `Plan.1`."""
        return f"{self.name}.{self.version}"

    def dump(self, value: T) -> bytes:
        """The document as indented JSON in UTF-8, keys in the order of the dataclass, `schema` first."""
        body = {"schema": self.label} | msgspec.to_builtins(value)
        return msgspec.json.format(msgspec.json.encode(body), indent=1) + b"\n"

    def load(self, data: bytes) -> T:
        """The value of a document. Raises DocumentError for another schema, an unknown field or a broken value."""
        try:
            body = msgspec.json.decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DocumentError(f"not JSON: {error}") from error
        if not isinstance(body, dict) or not isinstance(body.get("schema"), str):
            raise DocumentError(f'no "schema" field; expected "{self.label}"')
        name, _, version = body.pop("schema").rpartition(".")
        if name != self.name or not version.isdigit() or not 1 <= int(version) <= self.version:
            raise DocumentError(f'schema "{name}.{version}", expected "{self.label}" or older')
        for step in range(int(version), self.version):
            body = self.upgrades[step](body)
        return self.read(body)

    def read(self, body: Json) -> T:
        """The value of an already decoded body of the newest version, without its schema name."""
        _refuse_unknown(body, msgspec.json.schema(self.type), self.name)
        try:
            return msgspec.convert(body, self.type)
        except msgspec.ValidationError as error:
            raise DocumentError(f"{self.name}: {error}") from error

    def digest(self, value: T) -> str:
        """SHA-256 of the value's compact JSON: the same for the same value on every machine."""
        return hashlib.sha256(msgspec.json.encode([self.label, msgspec.to_builtins(value)])).hexdigest()

    def json_schema(self) -> Json:
        """The JSON Schema (2020-12) of the document."""
        schema = msgspec.json.schema(self.type)
        root = schema["$defs"][self.type.__name__]
        root["properties"] = {"schema": {"const": self.label}} | root["properties"]
        root["required"] = ["schema", *root.get("required", [])]
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": self.label} | schema


def _refuse_unknown(value: Any, schema: Json, where: str) -> None:
    definitions = schema.get("$defs", {})

    def walk(value: Any, shape: Json, where: str) -> None:
        if "$ref" in shape:
            shape = definitions[shape["$ref"].rsplit("/", 1)[1]]
        for branch in shape.get("anyOf", ()):
            if isinstance(value, dict) == ("$ref" in branch or branch.get("type") == "object"):
                walk(value, branch, where)
        if isinstance(value, dict) and "properties" in shape:
            for key, inner in value.items():
                if key not in shape["properties"]:
                    raise DocumentError(f"{where}: unknown field {key!r}; known: {', '.join(shape['properties'])}")
                walk(inner, shape["properties"][key], f"{where}.{key}")
        elif isinstance(value, dict) and isinstance(shape.get("additionalProperties"), dict):
            for key, inner in value.items():
                walk(inner, shape["additionalProperties"], f"{where}.{key}")
        elif isinstance(value, list) and isinstance(shape.get("items"), dict):
            for index, inner in enumerate(value):
                walk(inner, shape["items"], f"{where}[{index}]")

    walk(value, schema, where)
