"""Attendance is of elected persons only, in the three capacities that the law knows."""

from django.db import migrations


def keep_the_elected(apps, schema_editor):
    """`serving` said less than `member` or `serving_substitute` do; officials are no data any more."""
    rows = apps.get_model('decisions', 'Attendance').objects.using(schema_editor.connection.alias)
    rows.filter(role='serving').update(role='member')
    rows.filter(role='other').delete()


class Migration(migrations.Migration):

    dependencies = [
        ('decisions', '0002_voices'),
    ]

    operations = [
        migrations.RunPython(keep_the_elected, migrations.RunPython.noop),
    ]
