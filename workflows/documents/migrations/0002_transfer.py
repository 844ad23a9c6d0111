import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('cases', '0002_transferred'),
        ('documents', '0001_initial'),
        ('permissions', '0003_view_transfers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalTransfer',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('number', models.CharField(max_length=20, verbose_name='numero')),
                ('reason', models.CharField(choices=[('child_moved', 'Il minore vive in un altro territorio'), ('family_moved', 'Un adulto vive in un altro territorio'), ('placement', 'Nuovo collocamento del minore'), ('ordered', 'Disposto dal giudice'), ('conflict', 'Incompatibilità con il servizio'), ('other', 'Altro')], max_length=16, verbose_name='motivo')),
                ('municipality', models.CharField(max_length=60, verbose_name='comune di destinazione')),
                ('state', models.CharField(choices=[('proposed', 'Da affidare a un servizio'), ('offered', 'In attesa di risposta'), ('accepted', 'Accettato'), ('returned', 'Tornato al servizio'), ('withdrawn', 'Ritirato')], default='proposed', max_length=16, verbose_name='stato')),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='proposto il')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='concluso il')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('case', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.case')),
                ('mediator', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='permissions.organisation', verbose_name='coordinamento')),
                ('new_case', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.case')),
                ('proposed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sender', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='permissions.organisation', verbose_name='da')),
            ],
            options={
                'verbose_name': 'historical trasferimento',
                'verbose_name_plural': 'historical trasferimenti',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=20, verbose_name='numero')),
                ('reason', models.CharField(choices=[('child_moved', 'Il minore vive in un altro territorio'), ('family_moved', 'Un adulto vive in un altro territorio'), ('placement', 'Nuovo collocamento del minore'), ('ordered', 'Disposto dal giudice'), ('conflict', 'Incompatibilità con il servizio'), ('other', 'Altro')], max_length=16, verbose_name='motivo')),
                ('municipality', models.CharField(max_length=60, verbose_name='comune di destinazione')),
                ('state', models.CharField(choices=[('proposed', 'Da affidare a un servizio'), ('offered', 'In attesa di risposta'), ('accepted', 'Accettato'), ('returned', 'Tornato al servizio'), ('withdrawn', 'Ritirato')], default='proposed', max_length=16, verbose_name='stato')),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='proposto il')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='concluso il')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='cases.case')),
                ('mediator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mediated', to='permissions.organisation', verbose_name='coordinamento')),
                ('new_case', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='arrival', to='cases.case')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.organisation', verbose_name='da')),
            ],
            options={
                'verbose_name': 'trasferimento',
                'verbose_name_plural': 'trasferimenti',
                'ordering': ('-proposed_at', '-pk'),
                'permissions': (('choose_receiver', 'Can choose the service that is asked'),),
                'default_permissions': ('view',),
                'constraints': [models.UniqueConstraint(fields=('mediator', 'number'), name='one_number_a_mediator'), models.UniqueConstraint(condition=models.Q(('state__in', ['proposed', 'offered'])), fields=('case',), name='one_transfer_under_way')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalTransferTerm',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='termine')),
                ('day', models.DateField(verbose_name='entro')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('transfer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='documents.transfer')),
            ],
            options={
                'verbose_name': 'historical termine che passa',
                'verbose_name_plural': 'historical termine che passas',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalTransferPaper',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('paper', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='documents.paper')),
                ('transfer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='documents.transfer')),
            ],
            options={
                'verbose_name': 'historical transfer paper',
                'verbose_name_plural': 'historical transfer papers',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalTransferOffer',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('state', models.CharField(choices=[('offered', 'In attesa di risposta'), ('accepted', 'Accettato'), ('refused', 'Rifiutato'), ('withdrawn', 'Ritirato')], default='offered', max_length=16, verbose_name='stato')),
                ('offered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='proposto il')),
                ('reason', models.CharField(blank=True, choices=[('no_places', 'Non ci sono posti'), ('territory', 'È fuori dal territorio del servizio'), ('level', 'Il livello di protezione non si può garantire'), ('papers', 'I documenti non bastano per decidere'), ('other', 'Altro')], max_length=16, verbose_name='motivo del rifiuto')),
                ('answer', models.CharField(blank=True, max_length=500, verbose_name='risposta')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='risposto il')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('answered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('offered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('receiver', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='permissions.organisation', verbose_name='a')),
                ('transfer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='documents.transfer')),
            ],
            options={
                'verbose_name': 'historical proposta a un servizio',
                'verbose_name_plural': 'historical proposta a un servizios',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='TransferGroupObjectPermission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='documents.transfer')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.group')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TransferOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('offered', 'In attesa di risposta'), ('accepted', 'Accettato'), ('refused', 'Rifiutato'), ('withdrawn', 'Ritirato')], default='offered', max_length=16, verbose_name='stato')),
                ('offered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='proposto il')),
                ('reason', models.CharField(blank=True, choices=[('no_places', 'Non ci sono posti'), ('territory', 'È fuori dal territorio del servizio'), ('level', 'Il livello di protezione non si può garantire'), ('papers', 'I documenti non bastano per decidere'), ('other', 'Altro')], max_length=16, verbose_name='motivo del rifiuto')),
                ('answer', models.CharField(blank=True, max_length=500, verbose_name='risposta')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='risposto il')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('offered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.organisation', verbose_name='a')),
                ('transfer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='documents.transfer')),
            ],
            options={
                'verbose_name': 'proposta a un servizio',
                'ordering': ('-offered_at', '-pk'),
                'permissions': (('view_offer', 'Can see what is asked'), ('view_bundle', 'Can read the papers of the bundle'), ('answer_transfer', 'Can accept or refuse')),
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'offered')), fields=('transfer',), name='one_open_offer')],
            },
        ),
        migrations.CreateModel(
            name='TransferOfferGroupObjectPermission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='documents.transferoffer')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.group')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TransferOfferUserObjectPermission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='documents.transferoffer')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TransferPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                ('transfer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bundle', to='documents.transfer')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('transfer', 'paper'), name='paper_once_in_a_bundle')],
            },
        ),
        migrations.CreateModel(
            name='TransferTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='termine')),
                ('day', models.DateField(verbose_name='entro')),
                ('transfer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='documents.transfer')),
            ],
            options={
                'verbose_name': 'termine che passa',
                'ordering': ('day', 'pk'),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='TransferUserObjectPermission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='documents.transfer')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AlterUniqueTogether(
            name='transfergroupobjectpermission',
            unique_together={('group', 'permission', 'content_object')},
        ),
        migrations.AlterUniqueTogether(
            name='transferoffergroupobjectpermission',
            unique_together={('group', 'permission', 'content_object')},
        ),
        migrations.AlterUniqueTogether(
            name='transferofferuserobjectpermission',
            unique_together={('user', 'permission', 'content_object')},
        ),
        migrations.AlterUniqueTogether(
            name='transferuserobjectpermission',
            unique_together={('user', 'permission', 'content_object')},
        ),
    ]
