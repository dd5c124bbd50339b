"""The councils that are responsible for a child, and the way to a child that this makes for their officers."""

import django.db.models.deletion
import goldenthread.foundation.ids
from django.db import migrations, models

from goldenthread.foundation.schema import on_postgresql
from goldenthread.foundation.wall import child_wall

# The same four ways to a child as people/access.py.
VISIBLE = """
CREATE OR REPLACE FUNCTION visible_children(actor text, today text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SET search_path = public AS $$
DECLARE
  me uuid;
  before text := current_setting('app.actor', true);
  day date := coalesce(nullif(today, '')::date, current_date);
BEGIN
  IF actor IS NULL OR actor IN ('', 'system') THEN RETURN; END IF;
  me := actor::uuid;
  PERFORM set_config('app.actor', 'system', true);
  RETURN QUERY
    SELECT r.child_id FROM people_childrole r
     WHERE r.account_id = me AND r.kind <> 'relation'
       AND r.starts_on <= day AND (r.ends_on IS NULL OR r.ends_on > day)
    UNION
    SELECT e.child_id FROM people_enrolment e JOIN places_placerole r ON r.setting_id = e.setting_id
     WHERE r.account_id = me AND r.kind IN ('senco', 'head', 'school_office')
       AND r.starts_on <= day AND (r.ends_on IS NULL OR r.ends_on > day)
       AND e.starts_on <= day AND (e.ends_on IS NULL OR e.ends_on > day)
    UNION
    SELECT m.child_id FROM people_classmembership m
      JOIN people_classrole r ON r.teaching_class_id = m.teaching_class_id
     WHERE r.account_id = me AND r.kind IN ('class_teacher', 'teaching_assistant')
       AND r.starts_on <= day AND (r.ends_on IS NULL OR r.ends_on > day)
       AND m.starts_on <= day AND (m.ends_on IS NULL OR m.ends_on > day)
    UNION
    SELECT s.child_id FROM people_responsibility s JOIN places_placerole r ON r.area_id = s.area_id
     WHERE r.account_id = me AND r.kind IN ('plan_coordinator', 'casework_manager')
       AND r.starts_on <= day AND (r.ends_on IS NULL OR r.ends_on > day)
       AND s.starts_on <= day AND (s.ends_on IS NULL OR s.ends_on > day);
  PERFORM set_config('app.actor', before, true);
END $$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_wall'),
        ('places', '0003_council_roles'),
    ]

    operations = [
        migrations.AlterField(
            model_name='childrole',
            name='kind',
            field=models.CharField(choices=[('senco', 'senco'), ('head', 'head'), ('school_office', 'school_office'), ('class_teacher', 'class_teacher'), ('teaching_assistant', 'teaching_assistant'), ('area_data', 'area_data'), ('parent', 'parent'), ('young_person', 'young_person'), ('specialist', 'specialist'), ('key_adult', 'key_adult'), ('plan_coordinator', 'plan_coordinator'), ('casework_manager', 'casework_manager'), ('advice_giver', 'advice_giver'), ('helper', 'helper'), ('relation', 'relation')], max_length=30),
        ),
        migrations.AlterField(
            model_name='classrole',
            name='kind',
            field=models.CharField(choices=[('senco', 'senco'), ('head', 'head'), ('school_office', 'school_office'), ('class_teacher', 'class_teacher'), ('teaching_assistant', 'teaching_assistant'), ('area_data', 'area_data'), ('parent', 'parent'), ('young_person', 'young_person'), ('specialist', 'specialist'), ('key_adult', 'key_adult'), ('plan_coordinator', 'plan_coordinator'), ('casework_manager', 'casework_manager'), ('advice_giver', 'advice_giver'), ('helper', 'helper'), ('relation', 'relation')], max_length=30),
        ),
        migrations.CreateModel(
            name='Responsibility',
            fields=[
                ('id', models.UUIDField(default=goldenthread.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(null=True)),
                ('evidence', models.CharField(max_length=300)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responsibilities', to='places.area')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responsibilities', to='people.child')),
            ],
            options={
                'indexes': [models.Index(fields=['area', 'child'], name='responsibility_by_area')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('child', 'area'), name='responsible_open_once'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='responsibility_ends_after_it_starts')],
            },
        ),
        on_postgresql(VISIBLE),
        child_wall("people_responsibility"),
    ]
