import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('permissions', '0007_apart'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Card',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('service', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='card', to='permissions.organisation', verbose_name='servizio')),
            ],
            options={
                'verbose_name': 'scheda di un servizio',
                'verbose_name_plural': 'schede dei servizi',
                'ordering': ('service__name', 'pk'),
                'permissions': (('view_card', 'Can read the card of a service'), ('write_card', 'Can write the card of the own service and submit it'), ('approve_card', 'Can approve a card, or send it back'), ('register_card', 'Can write the card of a service that does not use this system')),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='edizione')),
                ('state', models.CharField(choices=[('draft', 'In scrittura'), ('submitted', 'Da approvare'), ('returned', 'Rimandata con osservazioni'), ('approved', 'Approvata')], default='draft', max_length=16, verbose_name='stato')),
                ('territory', models.CharField(choices=[('inside', 'Nel territorio del coordinamento'), ('outside', 'Fuori dal territorio')], max_length=8, verbose_name='territorio')),
                ('district', models.CharField(blank=True, max_length=120, verbose_name='ambito territoriale')),
                ('addresses', models.TextField(max_length=600, verbose_name='sedi')),
                ('opening', models.TextField(blank=True, max_length=600, verbose_name='apertura')),
                ('rooms', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='sale per gli incontri')),
                ('capacity', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='casi seguiti insieme, al massimo')),
                ('levels', models.JSONField(default=list, verbose_name='livelli offerti')),
                ('intake', models.CharField(choices=[('open', 'Ha posti per nuovi casi'), ('listed', 'Accoglie in lista d’attesa'), ('closed', 'Ora non accoglie nuovi casi')], max_length=8, verbose_name='accoglienza')),
                ('declared_wait', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='giorni di attesa dichiarati')),
                ('declared_on', models.DateField(verbose_name='dichiarato il')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='telefono')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='posta elettronica')),
                ('certified_email', models.EmailField(blank=True, max_length=254, verbose_name='posta certificata')),
                ('contact', models.CharField(blank=True, max_length=120, verbose_name='a chi rivolgersi')),
                ('agreements', models.TextField(blank=True, max_length=2000, verbose_name='convenzioni e protocolli')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='scritta')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='presentata')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decisa')),
                ('remarks', models.TextField(blank=True, max_length=1000, verbose_name='osservazioni')),
                ('told_by', models.CharField(blank=True, max_length=200, verbose_name='chi lo ha comunicato')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='di')),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='directory.card')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'edizione di una scheda',
                'verbose_name_plural': 'edizioni delle schede',
                'ordering': ('-number',),
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('card', 'number'), name='one_edition_a_number'), models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned'])), fields=('card',), name='one_open_edition'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), _negated=True), ('decided_by__isnull', False), _connector='OR'), name='approved_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('remarks', ''), _negated=True), _connector='OR'), name='returned_with_remarks'), models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(models.Q(('decided_by', models.F('author')), _negated=True), models.Q(('decided_by', models.F('submitted_by')), _negated=True)), models.Q(('told_by', ''), _negated=True), _connector='OR'), name='approved_by_another')],
            },
        ),
        migrations.AddField(
            model_name='card',
            name='current',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.edition', verbose_name='edizione in vigore'),
        ),
        migrations.CreateModel(
            name='HistoricalCard',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('current', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='directory.edition', verbose_name='edizione in vigore')),
                ('service', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='permissions.organisation', verbose_name='servizio')),
            ],
            options={
                'verbose_name': 'historical scheda di un servizio',
                'verbose_name_plural': 'historical schede dei servizi',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalEdition',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='edizione')),
                ('state', models.CharField(choices=[('draft', 'In scrittura'), ('submitted', 'Da approvare'), ('returned', 'Rimandata con osservazioni'), ('approved', 'Approvata')], default='draft', max_length=16, verbose_name='stato')),
                ('territory', models.CharField(choices=[('inside', 'Nel territorio del coordinamento'), ('outside', 'Fuori dal territorio')], max_length=8, verbose_name='territorio')),
                ('district', models.CharField(blank=True, max_length=120, verbose_name='ambito territoriale')),
                ('addresses', models.TextField(max_length=600, verbose_name='sedi')),
                ('opening', models.TextField(blank=True, max_length=600, verbose_name='apertura')),
                ('rooms', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='sale per gli incontri')),
                ('capacity', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='casi seguiti insieme, al massimo')),
                ('levels', models.JSONField(default=list, verbose_name='livelli offerti')),
                ('intake', models.CharField(choices=[('open', 'Ha posti per nuovi casi'), ('listed', 'Accoglie in lista d’attesa'), ('closed', 'Ora non accoglie nuovi casi')], max_length=8, verbose_name='accoglienza')),
                ('declared_wait', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='giorni di attesa dichiarati')),
                ('declared_on', models.DateField(verbose_name='dichiarato il')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='telefono')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='posta elettronica')),
                ('certified_email', models.EmailField(blank=True, max_length=254, verbose_name='posta certificata')),
                ('contact', models.CharField(blank=True, max_length=120, verbose_name='a chi rivolgersi')),
                ('agreements', models.TextField(blank=True, max_length=2000, verbose_name='convenzioni e protocolli')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='scritta')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='presentata')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decisa')),
                ('remarks', models.TextField(blank=True, max_length=1000, verbose_name='osservazioni')),
                ('told_by', models.CharField(blank=True, max_length=200, verbose_name='chi lo ha comunicato')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('author', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='di')),
                ('card', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='directory.card')),
                ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical edizione di una scheda',
                'verbose_name_plural': 'historical edizioni delle schede',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
