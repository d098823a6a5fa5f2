import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('authorities', '0006_postcodes'),
        ('inspections', '0056_copies_grouped'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='outgoingmail',
            options={'ordering': ('-made_at', '-pk'), 'verbose_name_plural': 'outgoing emails'},
        ),
        migrations.AlterField(
            model_name='batch',
            name='state',
            field=models.CharField(choices=[('proposed', 'Not confirmed'), ('publishing', 'Being published'), ('published', 'Published'), ('taking_back', 'Being taken back'), ('taken_back', 'Taken back'), ('given_up', 'Cancelled')], db_index=True, default='proposed', max_length=12),
        ),
        migrations.AlterField(
            model_name='batchreport',
            name='state',
            field=models.CharField(choices=[('waiting', 'Waiting'), ('published', 'Published'), ('left', 'Left in the queue'), ('taken_back', 'Taken back'), ('kept', 'Not taken back')], default='waiting', max_length=10),
        ),
        migrations.AlterField(
            model_name='change',
            name='role',
            field=models.CharField(choices=[('reader', 'a reader'), ('editor', 'an editor'), ('publisher', 'an editor'), ('council', 'a council editor'), ('administrator', 'an administrator'), ('shipped', 'shipped with the data'), ('installation', 'whoever runs this installation'), ('collecting', 'automatic collection'), ('not_kept', 'in a role that was not kept')], default='not_kept', max_length=13, verbose_name='in which role'),
        ),
        migrations.AlterField(
            model_name='collectingrun',
            name='state',
            field=models.CharField(choices=[('asked', 'Starting soon'), ('running', 'Running'), ('complete', 'Complete'), ('partial', 'Ended, but not complete'), ('stopped', 'Stopped')], default='asked', max_length=8),
        ),
        migrations.AlterField(
            model_name='councilreply',
            name='state',
            field=models.CharField(choices=[('asked', 'waiting for an administrator'), ('called_back', 'cancelled before it was decided'), ('returned', 'returned'), ('public', 'public'), ('replaced', 'replaced by a later one'), ('taken_back', 'taken back')], default='asked', max_length=11),
        ),
        migrations.AlterField(
            model_name='discrepancy',
            name='area',
            field=models.CharField(blank=True, help_text='Blank: about the inspection itself.', max_length=60),
        ),
        migrations.AlterField(
            model_name='edition',
            name='day',
            field=models.DateField(help_text='The day it was taken.'),
        ),
        migrations.AlterField(
            model_name='edition',
            name='kind',
            field=models.CharField(choices=[('day', 'of a day'), ('removal', 'of a removal'), ('restored', 'of a restoration')], default='day', max_length=8),
        ),
        migrations.AlterField(
            model_name='edition',
            name='why',
            field=models.TextField(blank=True, help_text='Of a removal or a restoration: the reason, which everybody can read.'),
        ),
        migrations.AlterField(
            model_name='evidence',
            name='sha256',
            field=models.CharField(blank=True, help_text='Blank: added before checksums were kept.', max_length=64, verbose_name='SHA-256'),
        ),
        migrations.AlterField(
            model_name='historicalcomparedreport',
            name='history_role',
            field=models.CharField(choices=[('reader', 'a reader'), ('editor', 'an editor'), ('publisher', 'an editor'), ('council', 'a council editor'), ('administrator', 'an administrator'), ('shipped', 'shipped with the data'), ('installation', 'whoever runs this installation'), ('collecting', 'automatic collection'), ('not_kept', 'in a role that was not kept')], default='not_kept', editable=False, max_length=13),
        ),
        migrations.AlterField(
            model_name='historicalcouncilreply',
            name='history_role',
            field=models.CharField(choices=[('reader', 'a reader'), ('editor', 'an editor'), ('publisher', 'an editor'), ('council', 'a council editor'), ('administrator', 'an administrator'), ('shipped', 'shipped with the data'), ('installation', 'whoever runs this installation'), ('collecting', 'automatic collection'), ('not_kept', 'in a role that was not kept')], default='not_kept', editable=False, max_length=13),
        ),
        migrations.AlterField(
            model_name='historicalcouncilreply',
            name='state',
            field=models.CharField(choices=[('asked', 'waiting for an administrator'), ('called_back', 'cancelled before it was decided'), ('returned', 'returned'), ('public', 'public'), ('replaced', 'replaced by a later one'), ('taken_back', 'taken back')], default='asked', max_length=11),
        ),
        migrations.AlterField(
            model_name='historicalcouncilresponse',
            name='history_role',
            field=models.CharField(choices=[('reader', 'a reader'), ('editor', 'an editor'), ('publisher', 'an editor'), ('council', 'a council editor'), ('administrator', 'an administrator'), ('shipped', 'shipped with the data'), ('installation', 'whoever runs this installation'), ('collecting', 'automatic collection'), ('not_kept', 'in a role that was not kept')], default='not_kept', editable=False, max_length=13),
        ),
        migrations.AlterField(
            model_name='historicalfinding',
            name='history_role',
            field=models.CharField(choices=[('reader', 'a reader'), ('editor', 'an editor'), ('publisher', 'an editor'), ('council', 'a council editor'), ('administrator', 'an administrator'), ('shipped', 'shipped with the data'), ('installation', 'whoever runs this installation'), ('collecting', 'automatic collection'), ('not_kept', 'in a role that was not kept')], default='not_kept', editable=False, max_length=13),
        ),
        migrations.AlterField(
            model_name='historicalinspection',
            name='history_role',
            field=models.CharField(choices=[('reader', 'a reader'), ('editor', 'an editor'), ('publisher', 'an editor'), ('council', 'a council editor'), ('administrator', 'an administrator'), ('shipped', 'shipped with the data'), ('installation', 'whoever runs this installation'), ('collecting', 'automatic collection'), ('not_kept', 'in a role that was not kept')], default='not_kept', editable=False, max_length=13),
        ),
        migrations.AlterField(
            model_name='historicalinspection',
            name='published',
            field=models.DateField(blank=True, db_index=True, help_text='Blank: not known; for a visit only.', null=True),
        ),
        migrations.AlterField(
            model_name='historicalinspection',
            name='recommendation_count',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Or to the board or partnership that the report is about. Blank: not known.', null=True, verbose_name='recommendations to the council'),
        ),
        migrations.AlterField(
            model_name='historicalinspection',
            name='source_text',
            field=models.TextField(blank=True, help_text='In words, where there is no report.', verbose_name='where its dates and kind are from'),
        ),
        migrations.AlterField(
            model_name='historicalinspection',
            name='windows',
            field=models.CharField(blank=True, help_text='Only where there were several.', max_length=200, verbose_name='periods on site'),
        ),
        migrations.AlterField(
            model_name='historicaljudgement',
            name='history_role',
            field=models.CharField(choices=[('reader', 'a reader'), ('editor', 'an editor'), ('publisher', 'an editor'), ('council', 'a council editor'), ('administrator', 'an administrator'), ('shipped', 'shipped with the data'), ('installation', 'whoever runs this installation'), ('collecting', 'automatic collection'), ('not_kept', 'in a role that was not kept')], default='not_kept', editable=False, max_length=13),
        ),
        migrations.AlterField(
            model_name='historicallistedreport',
            name='history_role',
            field=models.CharField(choices=[('reader', 'a reader'), ('editor', 'an editor'), ('publisher', 'an editor'), ('council', 'a council editor'), ('administrator', 'an administrator'), ('shipped', 'shipped with the data'), ('installation', 'whoever runs this installation'), ('collecting', 'automatic collection'), ('not_kept', 'in a role that was not kept')], default='not_kept', editable=False, max_length=13),
        ),
        migrations.AlterField(
            model_name='historicalperson',
            name='council',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='For a council editor only.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='authorities.authority'),
        ),
        migrations.AlterField(
            model_name='historicalperson',
            name='second_factor_required',
            field=models.BooleanField(default=False, help_text='Has to sign in with a second factor, and cannot do anything until one is set up.'),
        ),
        migrations.AlterField(
            model_name='historicalplannedaction',
            name='history_role',
            field=models.CharField(choices=[('reader', 'a reader'), ('editor', 'an editor'), ('publisher', 'an editor'), ('council', 'a council editor'), ('administrator', 'an administrator'), ('shipped', 'shipped with the data'), ('installation', 'whoever runs this installation'), ('collecting', 'automatic collection'), ('not_kept', 'in a role that was not kept')], default='not_kept', editable=False, max_length=13),
        ),
        migrations.AlterField(
            model_name='historicalrecommendationlink',
            name='history_role',
            field=models.CharField(choices=[('reader', 'a reader'), ('editor', 'an editor'), ('publisher', 'an editor'), ('council', 'a council editor'), ('administrator', 'an administrator'), ('shipped', 'shipped with the data'), ('installation', 'whoever runs this installation'), ('collecting', 'automatic collection'), ('not_kept', 'in a role that was not kept')], default='not_kept', editable=False, max_length=13),
        ),
        migrations.AlterField(
            model_name='historicalsentstatement',
            name='history_role',
            field=models.CharField(choices=[('reader', 'a reader'), ('editor', 'an editor'), ('publisher', 'an editor'), ('council', 'a council editor'), ('administrator', 'an administrator'), ('shipped', 'shipped with the data'), ('installation', 'whoever runs this installation'), ('collecting', 'automatic collection'), ('not_kept', 'in a role that was not kept')], default='not_kept', editable=False, max_length=13),
        ),
        migrations.AlterField(
            model_name='historicalwithdrawninspection',
            name='history_role',
            field=models.CharField(choices=[('reader', 'a reader'), ('editor', 'an editor'), ('publisher', 'an editor'), ('council', 'a council editor'), ('administrator', 'an administrator'), ('shipped', 'shipped with the data'), ('installation', 'whoever runs this installation'), ('collecting', 'automatic collection'), ('not_kept', 'in a role that was not kept')], default='not_kept', editable=False, max_length=13),
        ),
        migrations.AlterField(
            model_name='import',
            name='at',
            field=models.DateTimeField(help_text='When it was imported; for a proposal, when it was made.'),
        ),
        migrations.AlterField(
            model_name='import',
            name='state',
            field=models.CharField(choices=[('proposed', 'Not confirmed'), ('loaded', 'Imported'), ('taken_back', 'Taken back')], db_index=True, default='loaded', max_length=10),
        ),
        migrations.AlterField(
            model_name='importedrow',
            name='row',
            field=models.PositiveIntegerField(help_text='In the sheet, counted from 1.'),
        ),
        migrations.AlterField(
            model_name='importedrow',
            name='state',
            field=models.CharField(choices=[('loaded', 'Imported'), ('taken_back', 'Taken back'), ('kept', 'Not taken back')], default='loaded', max_length=10),
        ),
        migrations.AlterField(
            model_name='inspection',
            name='published',
            field=models.DateField(blank=True, db_index=True, help_text='Blank: not known; for a visit only.', null=True),
        ),
        migrations.AlterField(
            model_name='inspection',
            name='recommendation_count',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Or to the board or partnership that the report is about. Blank: not known.', null=True, verbose_name='recommendations to the council'),
        ),
        migrations.AlterField(
            model_name='inspection',
            name='source_text',
            field=models.TextField(blank=True, help_text='In words, where there is no report.', verbose_name='where its dates and kind are from'),
        ),
        migrations.AlterField(
            model_name='inspection',
            name='windows',
            field=models.CharField(blank=True, help_text='Only where there were several.', max_length=200, verbose_name='periods on site'),
        ),
        migrations.AlterField(
            model_name='person',
            name='council',
            field=models.ForeignKey(blank=True, help_text='For a council editor only.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='authorities.authority'),
        ),
        migrations.AlterField(
            model_name='person',
            name='second_factor_required',
            field=models.BooleanField(default=False, help_text='Has to sign in with a second factor, and cannot do anything until one is set up.'),
        ),
        migrations.AlterField(
            model_name='removedreport',
            name='erased_at',
            field=models.DateTimeField(blank=True, help_text='When its file was erased.', null=True),
        ),
        migrations.AlterField(
            model_name='removedreport',
            name='lifted_at',
            field=models.DateTimeField(blank=True, help_text='When the same file could be added again.', null=True),
        ),
        migrations.AlterField(
            model_name='removedreport',
            name='role',
            field=models.CharField(choices=[('reader', 'a reader'), ('editor', 'an editor'), ('publisher', 'an editor'), ('council', 'a council editor'), ('administrator', 'an administrator'), ('shipped', 'shipped with the data'), ('installation', 'whoever runs this installation'), ('collecting', 'automatic collection'), ('not_kept', 'in a role that was not kept')], max_length=13, verbose_name='in which role'),
        ),
        migrations.AlterField(
            model_name='report',
            name='assigned_to',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who is dealing with it'),
        ),
        migrations.AlterField(
            model_name='report',
            name='folder',
            field=models.CharField(blank=True, editable=False, help_text='The zip or folder it was in.', max_length=300, verbose_name='folder'),
        ),
        migrations.AlterField(
            model_name='report',
            name='group',
            field=models.CharField(blank=True, choices=[('differs', 'Differs from the record'), ('to_check', 'Something to check'), ('adds', 'Adds something new to the record'), ('agrees', 'Agrees with the record'), ('copy', 'Of an inspection that is published already')], db_index=True, editable=False, max_length=8),
        ),
        migrations.AlterField(
            model_name='rereading',
            name='state',
            field=models.CharField(choices=[('waiting', 'Waiting to be read'), ('same', 'The same as before'), ('differs', 'Read differently'), ('taken', 'Accepted'), ('left', 'Kept as it was')], db_index=True, default='waiting', max_length=8),
        ),
        migrations.AlterField(
            model_name='watcher',
            name='links_sent',
            field=models.PositiveSmallIntegerField(default=0, help_text='Links to confirm sent since the day below.'),
        ),
    ]
