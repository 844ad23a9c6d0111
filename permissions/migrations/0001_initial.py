import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalOrganisation',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('kind', models.CharField(choices=[('service', 'Servizio'), ('referrer', 'Servizio inviante'), ('province', 'Coordinamento'), ('court', 'Autorità giudiziaria')], max_length=16, verbose_name='tipo')),
                ('name', models.CharField(max_length=200, verbose_name='denominazione')),
                ('short_name', models.CharField(max_length=80, verbose_name='nome breve')),
                ('body', models.CharField(blank=True, max_length=200, verbose_name='ente')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='indirizzo')),
                ('municipality', models.CharField(blank=True, max_length=100, verbose_name='comune')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical organizzazione',
                'verbose_name_plural': 'historical organizzazioni',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('service', 'Servizio'), ('referrer', 'Servizio inviante'), ('province', 'Coordinamento'), ('court', 'Autorità giudiziaria')], max_length=16, verbose_name='tipo')),
                ('name', models.CharField(max_length=200, verbose_name='denominazione')),
                ('short_name', models.CharField(max_length=80, verbose_name='nome breve')),
                ('body', models.CharField(blank=True, max_length=200, verbose_name='ente')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='indirizzo')),
                ('municipality', models.CharField(blank=True, max_length=100, verbose_name='comune')),
                ('number_year', models.PositiveSmallIntegerField(default=0)),
                ('number_last', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'organizzazione',
                'verbose_name_plural': 'organizzazioni',
                'ordering': ('name',),
                'permissions': (('register_order', 'Can register a court order'), ('view_cases', 'Can open the list of cases'), ('view_received_reports', 'Can open the reports received'), ('view_load', 'Can see the load of the services'), ('watch_door', 'Can see the slots of the day and check people in'), ('break_glass', 'Can open a case in an emergency'), ('view_log', 'Can read the log'), ('administer_people', 'Can give and end roles'), ('name_substitutes', 'Can name a substitute for who is absent')),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'utente',
                'verbose_name_plural': 'utenti',
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='HistoricalEmergencyAccess',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField()),
                ('reason', models.CharField(max_length=500, verbose_name='motivo')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dal')),
                ('until', models.DateTimeField(verbose_name='al')),
                ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                ('justified', models.BooleanField(null=True, verbose_name='giustificato')),
                ('judgment', models.CharField(blank=True, max_length=500, verbose_name='valutazione')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('content_type', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='contenttypes.contenttype')),
                ('reviewer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical emergency access',
                'verbose_name_plural': 'historical emergency accesss',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalSubstitution',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('since', models.DateTimeField(verbose_name='dal')),
                ('until', models.DateTimeField(verbose_name='al')),
                ('began_at', models.DateTimeField(editable=False, null=True)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('absent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chi è assente')),
                ('stand_in', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chi sostituisce')),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='permissions.organisation')),
            ],
            options={
                'verbose_name': 'historical substitution',
                'verbose_name_plural': 'historical substitutions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalMembership',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('role', models.CharField(choices=[('front_office', 'Segreteria'), ('operator', 'Operatore'), ('coordinator', 'Coordinatore'), ('head', 'Responsabile'), ('referrer', 'Assistente sociale inviante'), ('province', 'Coordinamento della Provincia'), ('clerk', 'Cancelleria'), ('reception', 'Accoglienza'), ('interpreter', 'Interprete'), ('auditor', 'Verifica e protezione dei dati'), ('administrator', 'Amministrazione tecnica'), ('emergency', 'Accesso d’emergenza')], max_length=16, verbose_name='ruolo')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dal')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='al')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('user', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='permissions.organisation')),
            ],
            options={
                'verbose_name': 'historical membership',
                'verbose_name_plural': 'historical memberships',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Substitution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(verbose_name='dal')),
                ('until', models.DateTimeField(verbose_name='al')),
                ('began_at', models.DateTimeField(editable=False, null=True)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('absent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to=settings.AUTH_USER_MODEL, verbose_name='chi è assente')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.organisation')),
                ('stand_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='substitutions', to=settings.AUTH_USER_MODEL, verbose_name='chi sostituisce')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='substitution_has_time'), models.CheckConstraint(condition=models.Q(('absent', models.F('stand_in')), _negated=True), name='substitution_by_another')],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('front_office', 'Segreteria'), ('operator', 'Operatore'), ('coordinator', 'Coordinatore'), ('head', 'Responsabile'), ('referrer', 'Assistente sociale inviante'), ('province', 'Coordinamento della Provincia'), ('clerk', 'Cancelleria'), ('reception', 'Accoglienza'), ('interpreter', 'Interprete'), ('auditor', 'Verifica e protezione dei dati'), ('administrator', 'Amministrazione tecnica'), ('emergency', 'Accesso d’emergenza')], max_length=16)),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='unit', to='auth.group')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='permissions.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'role'), name='one_unit')],
            },
        ),
        migrations.CreateModel(
            name='LocalRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('front_office', 'Segreteria'), ('operator', 'Operatore'), ('coordinator', 'Coordinatore'), ('head', 'Responsabile'), ('referrer', 'Assistente sociale inviante'), ('province', 'Coordinamento della Provincia'), ('clerk', 'Cancelleria'), ('reception', 'Accoglienza'), ('interpreter', 'Interprete'), ('auditor', 'Verifica e protezione dei dati'), ('administrator', 'Amministrazione tecnica'), ('emergency', 'Accesso d’emergenza')], max_length=16, verbose_name='ruolo')),
                ('object_id', models.PositiveBigIntegerField()),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dal')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='al')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contenttypes.contenttype')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='local_roles', to=settings.AUTH_USER_MODEL)),
                ('substitution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='permissions.substitution')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='local_roles', to='permissions.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['content_type', 'object_id', 'until'], name='permissions_content_d95ad5_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('unit__isnull', False), ('user', None)), models.Q(('unit', None), ('user__isnull', False)), _connector='OR'), name='local_role_of_one')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalLocalRole',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('role', models.CharField(choices=[('front_office', 'Segreteria'), ('operator', 'Operatore'), ('coordinator', 'Coordinatore'), ('head', 'Responsabile'), ('referrer', 'Assistente sociale inviante'), ('province', 'Coordinamento della Provincia'), ('clerk', 'Cancelleria'), ('reception', 'Accoglienza'), ('interpreter', 'Interprete'), ('auditor', 'Verifica e protezione dei dati'), ('administrator', 'Amministrazione tecnica'), ('emergency', 'Accesso d’emergenza')], max_length=16, verbose_name='ruolo')),
                ('object_id', models.PositiveBigIntegerField()),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dal')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='al')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('content_type', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='contenttypes.contenttype')),
                ('user', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('substitution', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='permissions.substitution')),
                ('unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='permissions.unit')),
            ],
            options={
                'verbose_name': 'historical local role',
                'verbose_name_plural': 'historical local roles',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='AuditEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('verb', models.CharField(max_length=80)),
                ('object_id', models.PositiveBigIntegerField()),
                ('sequence', models.PositiveIntegerField()),
                ('organisation_id', models.BigIntegerField(null=True)),
                ('about', models.CharField(blank=True, max_length=120)),
                ('data', models.JSONField(default=dict)),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('digest', models.CharField(max_length=64)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contenttypes.contenttype')),
            ],
            options={
                'indexes': [models.Index(fields=['at'], name='permissions_at_5965a9_idx'), models.Index(fields=['organisation_id', 'at'], name='permissions_organis_c9c923_idx')],
                'constraints': [models.UniqueConstraint(fields=('content_type', 'object_id', 'sequence'), name='one_event_each_number')],
            },
        ),
        migrations.CreateModel(
            name='EmergencyAccess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField()),
                ('reason', models.CharField(max_length=500, verbose_name='motivo')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dal')),
                ('until', models.DateTimeField(verbose_name='al')),
                ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                ('justified', models.BooleanField(null=True, verbose_name='giustificato')),
                ('judgment', models.CharField(blank=True, max_length=500, verbose_name='valutazione')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contenttypes.contenttype')),
                ('reviewer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='emergencies', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('reviewer', None), models.Q(('reviewer', models.F('user')), _negated=True), _connector='OR'), name='reviewed_by_another')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('front_office', 'Segreteria'), ('operator', 'Operatore'), ('coordinator', 'Coordinatore'), ('head', 'Responsabile'), ('referrer', 'Assistente sociale inviante'), ('province', 'Coordinamento della Provincia'), ('clerk', 'Cancelleria'), ('reception', 'Accoglienza'), ('interpreter', 'Interprete'), ('auditor', 'Verifica e protezione dei dati'), ('administrator', 'Amministrazione tecnica'), ('emergency', 'Accesso d’emergenza')], max_length=16, verbose_name='ruolo')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dal')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='al')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='permissions.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('user', 'organisation', 'role'), name='one_open_membership')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationGroupObjectPermission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='permissions.organisation')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.group')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
            ],
            options={
                'abstract': False,
                'unique_together': {('group', 'permission', 'content_object')},
            },
        ),
        migrations.CreateModel(
            name='OrganisationUserObjectPermission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='permissions.organisation')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'unique_together': {('user', 'permission', 'content_object')},
            },
        ),
        migrations.CreateModel(
            name='ReadEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reader_id', models.BigIntegerField()),
                ('what', models.CharField(max_length=80)),
                ('object_id', models.PositiveBigIntegerField()),
                ('organisation_id', models.BigIntegerField(null=True)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contenttypes.contenttype')),
            ],
            options={
                'default_permissions': (),
                'indexes': [models.Index(fields=['organisation_id', 'at'], name='permissions_organis_965871_idx'), models.Index(fields=['content_type', 'object_id', 'at'], name='permissions_content_569862_idx')],
            },
        ),
    ]
