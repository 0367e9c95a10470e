"""Rescans with progress, what a person's change replaced, and a status for what the machine took back."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def name_what_the_machine_took_back(apps, schema_editor):  # noqa: ANN001, ANN201, ARG001 - Django's signature
    """Until now such links were "rejected", which is a person's word, with nobody and no time."""
    links = apps.get_model("decisions", "InitiativeLink").objects.filter(status="rejected", decided_at=None)
    apps.get_model("decisions", "LinkEvent").objects.filter(link__in=links, by=None, after="rejected").update(
        after="withdrawn"
    )
    links.update(status="withdrawn")


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0004_reference_lookup"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="initiativepage",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="merged_from",
                to="decisions.initiativepage",
                verbose_name="uppgått i",
            ),
        ),
        migrations.AddField(
            model_name="linkevent",
            name="was",
            field=models.JSONField(default=dict),
        ),
        migrations.AlterField(
            model_name="initiativelink",
            name="status",
            field=models.CharField(
                choices=[
                    ("suggested", "Föreslagen"),
                    ("automatic", "Kopplad automatiskt"),
                    ("confirmed", "Bekräftad"),
                    ("rejected", "Avvisad"),
                    ("withdrawn", "Borttagen"),
                ],
                db_index=True,
                default="suggested",
                max_length=12,
                verbose_name="läge",
            ),
        ),
        migrations.CreateModel(
            name="Rescan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dry", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Väntar"), ("running", "Pågår"), ("done", "Klar"), ("failed", "Avbruten")],
                        default="waiting",
                        max_length=10,
                        verbose_name="läge",
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("seconds", models.FloatField(default=0)),
                ("cursor", models.CharField(blank=True, max_length=30)),
                ("total", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("appeared", models.PositiveIntegerField(default=0)),
                ("vanished", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("samples", models.JSONField(default=list)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rescans",
                        to="decisions.initiativepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "genomsökning",
                "verbose_name_plural": "genomsökningar",
                "ordering": ["-pk"],
            },
        ),
        migrations.RunPython(name_what_the_machine_took_back, migrations.RunPython.noop),
    ]
