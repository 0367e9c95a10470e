import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search_index", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="WriteLease",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("holder", models.UUIDField(default=uuid.uuid4)),
                ("place", models.CharField(blank=True, max_length=500)),
                ("until", models.DateTimeField()),
            ],
            options={
                "verbose_name": "skrivlås för sökindexet",
                "verbose_name_plural": "skrivlås för sökindexet",
            },
        ),
    ]
