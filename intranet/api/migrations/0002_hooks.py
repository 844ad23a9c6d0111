import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('api', '0001_initial'),
        ('content', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Hook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='nome')),
                ('address', models.URLField(max_length=300, verbose_name='indirizzo')),
                ('whats', models.JSONField(default=list, verbose_name='che cosa sente')),
                ('secret', models.BinaryField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'avviso a un programma',
                'verbose_name_plural': 'avvisi ai programmi',
                'ordering': ('-made_at', '-pk'),
                'default_permissions': (),
                'indexes': [models.Index(fields=['user', '-made_at'], name='api_hook_user_id_d52e46_idx')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.TextField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('answer', models.CharField(blank=True, max_length=100)),
                ('arrived_at', models.DateTimeField(blank=True, null=True)),
                ('dropped_at', models.DateTimeField(blank=True, null=True)),
                ('happening', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='content.happening')),
                ('hook', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='api.hook')),
            ],
            options={
                'verbose_name': 'consegna',
                'verbose_name_plural': 'consegne',
                'ordering': ('-pk',),
                'default_permissions': (),
                'indexes': [models.Index(condition=models.Q(('arrived_at', None), ('dropped_at', None)), fields=['hook'], name='undelivered')],
                'constraints': [models.UniqueConstraint(fields=('hook', 'happening'), name='delivered_once')],
            },
        ),
    ]
