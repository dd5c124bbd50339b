"""The second wall: which children an account may see, worked out in the database, and its policies."""

from django.db import migrations

from goldenthread.foundation.schema import append_only, on_postgresql
from goldenthread.foundation.wall import child_wall

# The same three ways to a child as people/access.py. The actor is set aside inside the function only, so
# that it can read the roles themselves; should it fail, the failed transaction puts the actor back.
VISIBLE = """
CREATE FUNCTION visible_children(actor text, today text) RETURNS SETOF uuid
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
       AND m.starts_on <= day AND (m.ends_on IS NULL OR m.ends_on > day);
  PERFORM set_config('app.actor', before, true);
END $$
"""

# The chain must be continued by people who may not read it.
LAST_OF_STREAM = """
CREATE FUNCTION audit_last(wanted text) RETURNS TABLE (number integer, hash varchar)
LANGUAGE plpgsql VOLATILE SET search_path = public AS $$
DECLARE
  before text := coalesce(current_setting('app.actor', true), '');
BEGIN
  PERFORM set_config('app.actor', 'system', true);
  PERFORM pg_advisory_xact_lock(hashtextextended(wanted, 0));
  RETURN QUERY SELECT a.number, a.hash FROM foundation_auditentry a
    WHERE a.stream = wanted ORDER BY a.number DESC LIMIT 1;
  PERFORM set_config('app.actor', before, true);
END $$
"""

ACTOR = "current_setting('app.actor', true)"
SYSTEM = f"{ACTOR} = 'system'"
SEEN = f"child_id IN (SELECT visible_children({ACTOR}, current_setting('app.today', true)))"


def policy(table: str, using: str, check: str):
    return on_postgresql(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY child_wall ON {table} USING ({using}) WITH CHECK ({check})",
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("foundation", "0001_initial"), ("places", "0001_initial")]
    operations = [
        on_postgresql(VISIBLE, LAST_OF_STREAM),
        child_wall("people_child", "id"),
        child_wall("people_enrolment"),
        child_wall("people_classmembership"),
        child_wall("people_childrole"),
        policy("people_importedperson", f"{SYSTEM} OR child_id IS NULL OR {SEEN}", f"{SYSTEM} OR child_id IS NULL OR {SEEN}"),
        policy("foundation_storedfile", f"{SYSTEM} OR child_id IS NULL OR {SEEN}", f"{SYSTEM} OR child_id IS NULL OR {SEEN}"),
        policy("foundation_notice", f"{SYSTEM} OR account_id::text = {ACTOR}", "true"),
        policy(
            "foundation_auditentry",
            f"{SYSTEM} OR child_id IS NULL OR account_id::text = {ACTOR} OR {SEEN}",
            "true",
        ),
        policy("foundation_auditsubject", f"{SYSTEM} OR {SEEN}", "true"),
        *append_only("foundation_auditentry"),
        *append_only("foundation_auditsubject"),
    ]
