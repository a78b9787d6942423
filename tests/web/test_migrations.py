"""The database of the first release comes up to date with everything that is in it, and no model is ahead of its migrations."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from juzu.web.account.models import Audit
from juzu.web.plan import writes as board_writes
from juzu.web.plan.models import Publication
from juzu.web.production import reads
from juzu.web.production.models import Document, Production
from juzu.web.shoot.models import IssuedSheet
from planned_drama import with_plan

FIRST = {  # what the first release brought; a room that came later had no tables yet
    "site": "0001_initial", "people": "0002_companies", "production": "0002_invitation_person", "plan": "0001_initial", "base": "0001_initial",
    "shoot": "0001_initial", "job": "0001_initial",
}  # fmt: skip


def test_no_model_is_ahead_of_its_migrations(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_the_first_releases_data_comes_along(drama, owner):
    with_plan(drama, owner)
    board_writes.publish(drama, author=owner)
    standing, documents, lines = reads.standing(drama), Document.objects.count(), list(Audit.objects.values_list("act", "detail"))
    mine = {label for label, _ in MigrationExecutor(connection).loader.graph.nodes if label in FIRST or label == "private"}
    try:
        MigrationExecutor(connection).migrate([(app, FIRST.get(app)) for app in sorted(mine)])
        columns = {
            column.name for column in connection.introspection.get_table_description(connection.cursor(), Publication._meta.db_table)
        }
        assert "documents" not in columns, "this is the first release"
    finally:
        call_command("migrate", verbosity=0)
    assert Production.objects.get() == drama
    assert reads.standing(drama) == standing
    assert Document.objects.count() == documents
    assert list(Audit.objects.values_list("act", "detail")) == lines
    assert Publication.objects.get().documents == {"Plan": reads.documents_of(drama)["Plan"].pk}
    assert not IssuedSheet.objects.exists()
