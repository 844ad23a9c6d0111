import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('permissions', '0006_network'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Cube',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='anno')),
                ('quarter', models.PositiveSmallIntegerField(verbose_name='trimestre')),
                ('edition', models.CharField(max_length=16, verbose_name='edizione delle definizioni')),
                ('source', models.CharField(choices=[('own', 'Contato dai fascicoli'), ('filed', 'Consegnato dal servizio')], default='own', max_length=8, verbose_name='origine')),
                ('prepared_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='preparato il')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='impronta SHA-256')),
                ('prepared_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cubes', to='permissions.organisation', verbose_name='servizio')),
            ],
            options={
                'verbose_name': 'cifre di un trimestre',
                'verbose_name_plural': 'cifre dei trimestri',
                'ordering': ('-year', '-quarter', 'service'),
                'default_permissions': (),
                'indexes': [models.Index(fields=['year', 'quarter'], name='statistics__year_0ee931_idx')],
                'constraints': [models.UniqueConstraint(fields=('service', 'year', 'quarter'), name='one_cube_a_quarter'), models.CheckConstraint(condition=models.Q(('quarter__gte', 1), ('quarter__lte', 4)), name='cube_of_a_quarter')],
            },
        ),
        migrations.CreateModel(
            name='Cell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('figure', models.CharField(max_length=32)),
                ('category', models.CharField(blank=True, max_length=100)),
                ('value', models.BigIntegerField(null=True)),
                ('cases', models.PositiveIntegerField(null=True)),
                ('cube', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cells', to='statistics.cube')),
            ],
            options={
                'verbose_name': 'cifra',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('cube', 'figure', 'category'), name='one_cell'), models.CheckConstraint(condition=models.Q(('value', None), ('value__gte', 0), _connector='OR'), name='cell_counts_nothing_below_zero')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalRelease',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='anno')),
                ('quarter', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='trimestre')),
                ('edition', models.CharField(max_length=16, verbose_name='edizione delle definizioni')),
                ('released_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='pubblicato il')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('coordination', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='permissions.organisation', verbose_name='coordinamento')),
                ('released_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical cifre pubblicate',
                'verbose_name_plural': 'historical cifre pubblicate',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='anno')),
                ('quarter', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='trimestre')),
                ('edition', models.CharField(max_length=16, verbose_name='edizione delle definizioni')),
                ('released_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='pubblicato il')),
                ('coordination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='permissions.organisation', verbose_name='coordinamento')),
                ('released_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'cifre pubblicate',
                'verbose_name_plural': 'cifre pubblicate',
                'ordering': ('-year', '-quarter'),
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('coordination', 'year', 'quarter'), name='one_release_a_quarter'), models.UniqueConstraint(condition=models.Q(('quarter', None)), fields=('coordination', 'year'), name='one_release_a_year'), models.CheckConstraint(condition=models.Q(('quarter', None), models.Q(('quarter__gte', 1), ('quarter__lte', 4)), _connector='OR'), name='release_of_a_period')],
            },
        ),
        migrations.CreateModel(
            name='ReleasedCell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('figure', models.CharField(max_length=32)),
                ('category', models.CharField(blank=True, max_length=100)),
                ('status', models.CharField(choices=[('shown', 'Mostrato'), ('hidden', 'Non mostrato'), ('unknown', 'Non rilevato')], max_length=8)),
                ('value', models.BigIntegerField(null=True)),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cells', to='statistics.release')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.organisation')),
            ],
            options={
                'verbose_name': 'cifra pubblicata',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('release', 'service', 'figure', 'category'), name='one_released_cell'), models.UniqueConstraint(condition=models.Q(('service', None)), fields=('release', 'figure', 'category'), name='one_released_sum'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'shown'), ('value__isnull', False)), models.Q(('status__in', ['hidden', 'unknown']), ('value', None)), _connector='OR'), name='value_only_where_shown')],
            },
        ),
    ]
