import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('cases', '0001_initial'),
        ('permissions', '0002_append_only'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalPaper',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('kind', models.CharField(choices=[('order', 'Provvedimento'), ('integration', 'Documento del servizio inviante'), ('clarification', 'Chiarimento del giudice'), ('report', 'Relazione')], max_length=16, verbose_name='tipo')),
                ('title', models.CharField(max_length=200, verbose_name='titolo')),
                ('path', models.CharField(max_length=120)),
                ('sha256', models.CharField(max_length=64, verbose_name='impronta SHA-256')),
                ('size', models.PositiveIntegerField(verbose_name='dimensione in byte')),
                ('pages', models.PositiveIntegerField(verbose_name='pagine')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='aggiunto il')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('added_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.case')),
                ('order', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.courtorder')),
            ],
            options={
                'verbose_name': 'historical documento',
                'verbose_name_plural': 'historical documenti',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('order', 'Provvedimento'), ('integration', 'Documento del servizio inviante'), ('clarification', 'Chiarimento del giudice'), ('report', 'Relazione')], max_length=16, verbose_name='tipo')),
                ('title', models.CharField(max_length=200, verbose_name='titolo')),
                ('path', models.CharField(max_length=120)),
                ('sha256', models.CharField(max_length=64, verbose_name='impronta SHA-256')),
                ('size', models.PositiveIntegerField(verbose_name='dimensione in byte')),
                ('pages', models.PositiveIntegerField(verbose_name='pagine')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='aggiunto il')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='cases.case')),
                ('order', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='cases.courtorder')),
            ],
            options={
                'verbose_name': 'documento',
                'verbose_name_plural': 'documenti',
                'ordering': ('-added_at',),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='HistoricalReport',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'In redazione'), ('submitted', 'Da convalidare'), ('returned', 'Da correggere'), ('validated', 'Da firmare'), ('signed', 'Da trasmettere'), ('transmitted', 'Trasmessa, in attesa della cancelleria'), ('rejected', 'Rifiutata dalla cancelleria'), ('acknowledged', 'Presa in carico dalla cancelleria')], default='draft', max_length=16, verbose_name='stato')),
                ('course', models.TextField(verbose_name='andamento degli incontri')),
                ('observations', models.TextField(verbose_name='osservazioni')),
                ('conclusions', models.TextField(verbose_name='conclusioni')),
                ('validated_at', models.DateTimeField(null=True)),
                ('signed_at', models.DateTimeField(null=True)),
                ('remarks', models.CharField(blank=True, max_length=500, verbose_name='che cosa correggere')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('author', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.case')),
                ('signer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('validator', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='documents.paper')),
            ],
            options={
                'verbose_name': 'historical relazione conclusiva',
                'verbose_name_plural': 'historical relazione conclusivas',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'In redazione'), ('submitted', 'Da convalidare'), ('returned', 'Da correggere'), ('validated', 'Da firmare'), ('signed', 'Da trasmettere'), ('transmitted', 'Trasmessa, in attesa della cancelleria'), ('rejected', 'Rifiutata dalla cancelleria'), ('acknowledged', 'Presa in carico dalla cancelleria')], default='draft', max_length=16, verbose_name='stato')),
                ('course', models.TextField(verbose_name='andamento degli incontri')),
                ('observations', models.TextField(verbose_name='osservazioni')),
                ('conclusions', models.TextField(verbose_name='conclusioni')),
                ('validated_at', models.DateTimeField(null=True)),
                ('signed_at', models.DateTimeField(null=True)),
                ('remarks', models.CharField(blank=True, max_length=500, verbose_name='che cosa correggere')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='cases.case')),
                ('paper', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report', to='documents.paper')),
                ('signer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('validator', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'relazione conclusiva',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='HistoricalTransmission',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('proceeding', models.CharField(max_length=40, verbose_name='R.G.')),
                ('sender', models.CharField(max_length=200, verbose_name='mittente')),
                ('protocol', models.CharField(max_length=40, verbose_name='numero di protocollo')),
                ('sha256', models.CharField(max_length=64, verbose_name='impronta SHA-256')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='trasmessa il')),
                ('state', models.CharField(choices=[('sent', 'Da prendere in carico'), ('acknowledged', 'Presa in carico'), ('rejected', 'Rifiutata')], default='sent', max_length=16, verbose_name='stato')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='deciso il')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='motivazione')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('court', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='permissions.organisation')),
                ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='permissions.organisation')),
                ('paper', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='documents.paper')),
                ('report', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='documents.report')),
            ],
            options={
                'verbose_name': 'historical trasmissione',
                'verbose_name_plural': 'historical trasmissioni',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Transmission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proceeding', models.CharField(max_length=40, verbose_name='R.G.')),
                ('sender', models.CharField(max_length=200, verbose_name='mittente')),
                ('protocol', models.CharField(max_length=40, verbose_name='numero di protocollo')),
                ('sha256', models.CharField(max_length=64, verbose_name='impronta SHA-256')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='trasmessa il')),
                ('state', models.CharField(choices=[('sent', 'Da prendere in carico'), ('acknowledged', 'Presa in carico'), ('rejected', 'Rifiutata')], default='sent', max_length=16, verbose_name='stato')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='deciso il')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='motivazione')),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='received', to='permissions.organisation')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transmissions', to='documents.paper')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transmissions', to='documents.report')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.organisation')),
            ],
            options={
                'verbose_name': 'trasmissione',
                'verbose_name_plural': 'trasmissioni',
                'ordering': ('-sent_at', '-pk'),
                'permissions': (('acknowledge_transmission', 'Can acknowledge or reject a report'),),
                'default_permissions': ('view',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'sent')), fields=('report',), name='one_open_transmission')],
            },
        ),
        migrations.CreateModel(
            name='TransmissionGroupObjectPermission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='documents.transmission')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.group')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TransmissionUserObjectPermission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='documents.transmission')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AlterUniqueTogether(
            name='transmissiongroupobjectpermission',
            unique_together={('group', 'permission', 'content_object')},
        ),
        migrations.AlterUniqueTogether(
            name='transmissionuserobjectpermission',
            unique_together={('user', 'permission', 'content_object')},
        ),
    ]
