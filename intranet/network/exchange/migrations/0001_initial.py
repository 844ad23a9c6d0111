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
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=5000, verbose_name='testo')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('rewritten_at', models.DateTimeField(blank=True, null=True)),
                ('hidden_for', models.CharField(blank=True, max_length=300, verbose_name='perché non si mostra')),
                ('state', models.CharField(choices=[('shown', 'Mostrata'), ('hidden', 'Nascosta')], default='shown', max_length=8)),
                ('is_useful', models.BooleanField(default=False, verbose_name='è servita')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.organisation')),
            ],
            options={
                'verbose_name': 'risposta',
                'verbose_name_plural': 'risposte',
                'ordering': ('at', 'pk'),
                'permissions': (('view_answer', 'Can read an answer'), ('rewrite_answer', 'Can write an own answer anew, and add to it'), ('hide_answer', 'Can hide an answer from the others')),
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('hidden_for__gt', ''), ('is_useful', False), ('state', 'hidden')), models.Q(('hidden_for', ''), ('state', 'shown')), _connector='OR'), name='hidden_answer_says_why')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalQuestion',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('text', models.TextField(max_length=5000, verbose_name='testo')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('rewritten_at', models.DateTimeField(blank=True, null=True)),
                ('hidden_for', models.CharField(blank=True, max_length=300, verbose_name='perché non si mostra')),
                ('title', models.CharField(max_length=200, verbose_name='domanda in breve')),
                ('tags', models.CharField(blank=True, max_length=200, verbose_name='argomenti')),
                ('state', models.CharField(choices=[('open', 'Senza risposta'), ('answered', 'Con risposta'), ('closed', 'Chiusa'), ('hidden', 'Nascosta')], default='open', max_length=8, verbose_name='stato')),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='permissions.organisation')),
            ],
            options={
                'verbose_name': 'historical domanda',
                'verbose_name_plural': 'historical domande',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=5000, verbose_name='testo')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('rewritten_at', models.DateTimeField(blank=True, null=True)),
                ('hidden_for', models.CharField(blank=True, max_length=300, verbose_name='perché non si mostra')),
                ('title', models.CharField(max_length=200, verbose_name='domanda in breve')),
                ('tags', models.CharField(blank=True, max_length=200, verbose_name='argomenti')),
                ('state', models.CharField(choices=[('open', 'Senza risposta'), ('answered', 'Con risposta'), ('closed', 'Chiusa'), ('hidden', 'Nascosta')], default='open', max_length=8, verbose_name='stato')),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permissions.organisation')),
            ],
            options={
                'verbose_name': 'domanda',
                'verbose_name_plural': 'domande',
                'ordering': ('-at', '-pk'),
                'permissions': (('view_question', 'Can read a question between the services'), ('answer_question', 'Can answer a question'), ('rewrite_question', 'Can write an own question anew, and add to it'), ('settle_question', 'Can close a question, and say which answer was of use'), ('hide_question', 'Can hide a question from the others')),
                'default_permissions': (),
                'indexes': [models.Index(fields=['-at', '-id'], name='exchange_qu_at_631e79_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('hidden_for__gt', ''), ('state', 'hidden')), models.Q(models.Q(('state', 'hidden'), _negated=True), ('hidden_for', '')), _connector='OR'), name='hidden_question_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at__isnull', False), _connector='OR'), name='closed_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Postscript',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=2000, verbose_name='aggiunta')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='postscripts', to='exchange.answer')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postscripts', to='exchange.question')),
            ],
            options={
                'verbose_name': 'aggiunta',
                'verbose_name_plural': 'aggiunte',
                'ordering': ('at', 'pk'),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='HistoricalPostscript',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('text', models.TextField(max_length=2000, verbose_name='aggiunta')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('answer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='exchange.answer')),
                ('question', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='exchange.question')),
            ],
            options={
                'verbose_name': 'historical aggiunta',
                'verbose_name_plural': 'historical aggiunte',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalAnswer',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('text', models.TextField(max_length=5000, verbose_name='testo')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('rewritten_at', models.DateTimeField(blank=True, null=True)),
                ('hidden_for', models.CharField(blank=True, max_length=300, verbose_name='perché non si mostra')),
                ('state', models.CharField(choices=[('shown', 'Mostrata'), ('hidden', 'Nascosta')], default='shown', max_length=8)),
                ('is_useful', models.BooleanField(default=False, verbose_name='è servita')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='permissions.organisation')),
                ('question', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='exchange.question')),
            ],
            options={
                'verbose_name': 'historical risposta',
                'verbose_name_plural': 'historical risposte',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name='answer',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='exchange.question'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(condition=models.Q(('is_useful', True)), fields=('question',), name='one_useful_answer'),
        ),
    ]
