"""What a kept file of the register would change, if it were brought in now."""

from __future__ import annotations

from goldenthread.foundation import files
from goldenthread.foundation.models import StoredFile
from goldenthread.places.queries.imported_links import LinksPlan, planned_links
from goldenthread.places.queries.imported_schools import SchoolsPlan, planned_schools

SCHOOLS = "register of schools"
LINKS = "links between schools"
PURPOSES = (SCHOOLS, LINKS)


def plan_of(stored: StoredFile) -> SchoolsPlan | LinksPlan:
    """Raises NotReadable and FileGone."""
    path = files.path_of(stored)
    with files.read_or_refused():
        if stored.purpose == LINKS:
            return planned_links(path, stored.name)
        return planned_schools(path, stored.name)
