from typing import Any

from django.db import migrations, models


def name_the_plan(apps: Any, _schema_editor: Any) -> None:
    """Of what was published before, at least the plan itself is known."""
    for publication in apps.get_model("plan", "Publication").objects.all():
        publication.documents = {"Plan": publication.document_id}
        publication.save(update_fields=["documents"])


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_initial")]
    operations = [
        migrations.AddField(model_name="publication", name="documents", field=models.JSONField(default=dict)),
        migrations.RunPython(name_the_plan, migrations.RunPython.noop),
    ]
