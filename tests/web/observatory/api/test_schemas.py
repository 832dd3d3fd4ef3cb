from typing import get_args

from donghaeng.city.names import STATUSES
from donghaeng.web.observatory.api import schemas


def test_a_score_may_have_every_status_there_is():
    assert get_args(schemas.Status) == tuple(STATUSES)


def test_every_name_stands_in_both_languages():
    fields = schemas.Score.model_fields
    english = {name.removesuffix("_en") for name in fields if name.endswith("_en")}
    assert english == {name.removesuffix("_ko") for name in fields if name.endswith("_ko")}
    assert {"node_name", "unit_name", "status", "verdict"} == english
