"""What was found, named, coded and objected to is only added to; a frame in force does not change."""

from django.db import migrations

from goldenthread.foundation.schema import append_only, frozen_unless

ADDED_TO = (
    "theme",
    "frameedit",
    "framesignature",
    "candidate",
    "candidateanswer",
    "candidatetaken",
    "sample",
    "sampleanswer",
    "coding",
    "code",
    "lettergroup",
    "lettermember",
    "letternaming",
    "wordsfound",
    "wordsreviewed",
    "objection",
    "objectionanswer",
)
FROZEN = "this frame is in force: begin a new version to change it"


class Migration(migrations.Migration):
    dependencies = [("themes", "0001_initial")]
    operations = [
        *[step for table in ADDED_TO for step in append_only(f"themes_{table}")],
        *frozen_unless("themes_frameline", "themes_frame", "frame_id", "draft", FROZEN),
    ]
