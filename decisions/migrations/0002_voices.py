"""Votes, positions, submitters and attendance get their permanent place; papers say which §§ they belong to.

What was called `Vote` held the counts of a whole vote: it is a `VoteEvent`, and a `Vote` is what one voter did.
"""

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('decisions', '0001_initial'),
    ]

    operations = [
        migrations.RenameModel('Vote', 'VoteEvent'),
        migrations.AlterField(
            model_name='voteevent',
            name='item',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='vote_events', to='decisions.agendaitem'),
        ),
        migrations.CreateModel(
            name='PaperItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='paragraf')),
                ('suffix', models.CharField(blank=True, max_length=5, verbose_name='tillägg')),
                ('date', models.DateField(blank=True, null=True, verbose_name='sammanträdets datum')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, editable=False)),
            ],
            options={
                'ordering': ['sort_order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Position',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='namn')),
                ('party', models.CharField(blank=True, max_length=60, verbose_name='parti')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('kind', models.CharField(choices=[('moved', 'Yrkande'), ('reserved', 'Reservation'), ('statement', 'Särskilt yttrande'), ('note', 'Protokollsanteckning'), ('disqualified', 'Jäv'), ('not_taking_part', 'Deltar inte i beslutet')], max_length=16, verbose_name='slag')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('start', models.IntegerField(default=-1, editable=False)),
                ('end', models.IntegerField(default=-1, editable=False)),
            ],
            options={
                'ordering': ['sort_order', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Submitter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='namn')),
                ('party', models.CharField(blank=True, max_length=60, verbose_name='parti')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, editable=False)),
            ],
            options={
                'ordering': ['sort_order', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='namn')),
                ('party', models.CharField(blank=True, max_length=60, verbose_name='parti')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('choice', models.CharField(choices=[('yes', 'Ja'), ('no', 'Nej'), ('abstained', 'Avstår'), ('absent', 'Frånvarande')], max_length=10, verbose_name='röst')),
            ],
            options={
                'ordering': ['sort_order', 'pk'],
                'abstract': False,
            },
        ),
        migrations.RemoveField(
            model_name='paper',
            name='item',
        ),
        migrations.AddField(
            model_name='attendance',
            name='absent',
            field=models.JSONField(blank=True, default=list, verbose_name='frånvarande vid §§'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='office',
            field=models.CharField(blank=True, max_length=100, verbose_name='uppdrag'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='present',
            field=models.JSONField(blank=True, default=list, verbose_name='närvarande vid §§'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='replaces',
            field=models.CharField(blank=True, max_length=200, verbose_name='ersätter'),
        ),
        migrations.AddField(
            model_name='minutes',
            name='corrected',
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name='paper',
            name='replaces',
            field=models.TextField(blank=True, help_text='För en rättelse: vad den ersätter, som det står i handlingen.', verbose_name='ersätter'),
        ),
        migrations.AddField(
            model_name='reading',
            name='findings',
            field=models.JSONField(default=list, editable=False),
        ),
        migrations.AddField(
            model_name='voteevent',
            name='casting_vote',
            field=models.TextField(blank=True, help_text='Protokollets ord om ordförandens röst.', verbose_name='utslagsröst'),
        ),
        migrations.AddField(
            model_name='voteevent',
            name='consistent',
            field=models.BooleanField(default=True, help_text='Avmarkera för att bara visa texten.', verbose_name='namn och summor stämmer'),
        ),
        migrations.AddField(
            model_name='voteevent',
            name='end',
            field=models.IntegerField(default=-1, editable=False),
        ),
        migrations.AddField(
            model_name='voteevent',
            name='no_means',
            field=models.TextField(blank=True, verbose_name='nej betydde'),
        ),
        migrations.AddField(
            model_name='voteevent',
            name='start',
            field=models.IntegerField(default=-1, editable=False),
        ),
        migrations.AddField(
            model_name='voteevent',
            name='yes_means',
            field=models.TextField(blank=True, verbose_name='ja betydde'),
        ),
        migrations.AddField(
            model_name='voteevent',
            name='yes_rejects',
            field=models.BooleanField(blank=True, help_text='Lämna tomt om protokollet inte säger det.', null=True, verbose_name='ja var en röst för avslag'),
        ),
        migrations.AlterField(
            model_name='attendance',
            name='name',
            field=models.CharField(blank=True, max_length=200, verbose_name='namn'),
        ),
        migrations.AlterField(
            model_name='attendance',
            name='note',
            field=models.CharField(blank=True, max_length=300, verbose_name='anmärkning om närvaron'),
        ),
        migrations.AlterField(
            model_name='attendance',
            name='party',
            field=models.CharField(blank=True, max_length=60, verbose_name='parti'),
        ),
        migrations.AlterField(
            model_name='attendance',
            name='role',
            field=models.CharField(choices=[('member', 'Ledamot'), ('serving_substitute', 'Tjänstgörande ersättare'), ('substitute', 'Ersättare')], default='member', max_length=20, verbose_name='roll'),
        ),
        migrations.AlterField(
            model_name='attendance',
            name='sort_order',
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddConstraint(
            model_name='voteevent',
            constraint=models.CheckConstraint(condition=models.Q(('consistent', True), models.Q(('absent', None), ('abstained', None), ('no', None), ('yes', None)), _connector='OR'), name='no_figures_of_a_vote_that_disagrees'),
        ),
        migrations.AddField(
            model_name='paperitem',
            name='item',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='papers_about', to='decisions.agendaitem'),
        ),
        migrations.AddField(
            model_name='paperitem',
            name='paper',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='about', to='decisions.paper'),
        ),
        migrations.AddField(
            model_name='position',
            name='item',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='positions', to='decisions.agendaitem'),
        ),
        migrations.AddField(
            model_name='submitter',
            name='item',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='submitters', to='decisions.agendaitem'),
        ),
        migrations.AddField(
            model_name='vote',
            name='event',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='decisions.voteevent'),
        ),
    ]
