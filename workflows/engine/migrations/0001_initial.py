import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('viewflow', '0015_task_scheduled'),
    ]

    operations = [
        migrations.CreateModel(
            name='WorkItem',
            fields=[
                ('task', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='work_item', serialize=False, to='viewflow.task')),
                ('guard_id', models.PositiveBigIntegerField()),
                ('reference', models.CharField(max_length=40)),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('due', models.DateTimeField()),
                ('guard_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='auth.permission')),
            ],
            options={
                'default_permissions': (),
                'indexes': [models.Index(fields=['guard_type', 'guard_id'], name='engine_work_guard_t_5a605c_idx'), models.Index(fields=['permission'], name='engine_work_permiss_f66c1f_idx')],
            },
        ),
        migrations.CreateModel(
            name='WorkAccess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='access', to='engine.workitem')),
            ],
            options={
                'default_permissions': (),
                'indexes': [models.Index(fields=['user', 'due', 'item'], name='engine_work_user_id_e12c04_idx'), models.Index(fields=['user', 'owner', 'due', 'item'], name='engine_work_user_id_86d1a3_idx')],
                'constraints': [models.UniqueConstraint(fields=('item', 'user'), name='one_access')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answers', models.JSONField(default=dict)),
                ('saved_at', models.DateTimeField()),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='viewflow.task')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('task', 'user'), name='one_draft')],
            },
        ),
    ]
