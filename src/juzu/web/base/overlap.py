"""web: a constraint that the database itself keeps: no two rows of one space share a minute.

PostgreSQL has exclusion constraints. SQLite gets two triggers that look at the nearest earlier row, which is enough since the rows that stand are
apart; its writers come one after the other, so nothing can slip between the look and the write. Both are exact to the minute, and Django's
migrations carry them like any other constraint (docs/decisions/0005-no-overlap-in-the-database.md).
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models import BaseConstraint, Model

from juzu.kernel.text import Text
from juzu.web.site.language import tell

TRIGGER = (
    "CREATE TRIGGER %(name)s BEFORE %(event)s ON %(table)s WHEN (SELECT %(end)s FROM %(table)s WHERE %(same)s AND %(start)s < NEW.%(end)s"
    " AND id IS NOT NEW.id ORDER BY %(start)s DESC LIMIT 1) > NEW.%(start)s BEGIN SELECT RAISE(ABORT, '%(said)s'); END"
)


class NoOverlap(BaseConstraint):
    """Rows that agree in every field of `by` have no minute of [start, end) in common."""

    def __init__(self, *, by: tuple[str, ...], start: str, end: str, name: str) -> None:
        super().__init__(name=name)
        self.by, self.start, self.end = tuple(by), start, end

    def deconstruct(self) -> Any:
        """What a migration writes down."""
        return (
            f"{type(self).__module__}.{type(self).__name__}",
            (),
            {"by": self.by, "start": self.start, "end": self.end, "name": self.name},
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NoOverlap) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((self.by, self.start, self.end, self.name))

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        """Its part of CREATE TABLE; on SQLite, statements for when the table stands."""
        if schema_editor.connection.vendor != "sqlite":
            return f"CONSTRAINT {schema_editor.quote_name(self.name)} {self._exclude(model, schema_editor)}"
        for event in ("INSERT", "UPDATE"):
            schema_editor.deferred_sql.append(self._trigger(model, schema_editor, event))
        return None

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        """Adds it to a table that stands; SQLite makes the table anew instead."""
        table = Table(model._meta.db_table, schema_editor.quote_name)  # noqa: SLF001 - Django's documented way to a model's table
        name, exclude = schema_editor.quote_name(self.name), self._exclude(model, schema_editor)
        return Statement("ALTER TABLE %(table)s ADD CONSTRAINT %(name)s %(exclude)s", table=table, name=name, exclude=exclude)

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        """Takes it away again."""
        return schema_editor._delete_constraint_sql(schema_editor.sql_delete_check, model, self.name)  # noqa: SLF001 - as Django's own do

    def validate(self, model: Any, instance: Model, exclude: Any = None, using: str = "default") -> None:
        """Tells a form what the database would refuse."""
        del exclude
        same = {name: getattr(instance, name) for name in self.by}
        start, end = getattr(instance, self.start), getattr(instance, self.end)
        others = model._default_manager.using(using).filter(**same, **{f"{self.start}__lt": end, f"{self.end}__gt": start})  # noqa: SLF001 - as Django's own do
        if others.exclude(pk=instance.pk).exists():
            raise ValidationError(tell(Text("这段时间已被占", "somebody has these minutes")), code="overlap")

    def _columns(self, model: Any, schema_editor: BaseDatabaseSchemaEditor) -> dict[str, str]:
        names = (*self.by, self.start, self.end)
        return {name: schema_editor.quote_name(model._meta.get_field(name).column) for name in names}  # noqa: SLF001 - as above

    def _exclude(self, model: Any, schema_editor: BaseDatabaseSchemaEditor) -> str:
        columns = self._columns(model, schema_editor)
        same = ", ".join(f"{columns[name]} WITH =" for name in self.by)
        return f"EXCLUDE USING gist ({same}, int8range({columns[self.start]}, {columns[self.end]}) WITH &&)"

    def _trigger(self, model: Any, schema_editor: BaseDatabaseSchemaEditor, event: str) -> Statement:
        columns = self._columns(model, schema_editor)
        return Statement(
            TRIGGER,
            name=schema_editor.quote_name(f"{self.name}_{event.lower()}"),
            event=event,
            table=Table(model._meta.db_table, schema_editor.quote_name),  # noqa: SLF001 - as above
            same=" AND ".join(f"{columns[name]} = NEW.{columns[name]}" for name in self.by),
            start=columns[self.start],
            end=columns[self.end],
            said=self.name,
        )
