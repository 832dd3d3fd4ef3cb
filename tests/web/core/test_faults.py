import errno

import pytest
from django.db import OperationalError

from donghaeng.base.errors import OutputError
from donghaeng.web.core.faults import clear_faults


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (OperationalError("database is locked"), "stop the other command"),
        (OperationalError("database or disk is full"), "room on the disk"),
        (OperationalError("attempt to write a readonly database"), "may be written"),
        (OperationalError("file is not a database"), "donghaeng restore"),
        (OSError(errno.ENOSPC, "No space left on device"), "room on the disk"),
        (OperationalError("no such table: x"), "this version can use"),
    ],
    ids=["locked", "full", "read-only", "damaged", "full, said by the system", "other"],
)
def test_a_refusal_names_the_file_and_the_remedy(error, remedy, tmp_path):
    with pytest.raises(OutputError, match=remedy) as caught, clear_faults(tmp_path / "db.sqlite3"):
        raise error
    assert "db.sqlite3" in str(caught.value)


def test_what_goes_well_goes_through(tmp_path):
    with clear_faults(tmp_path):
        pass
