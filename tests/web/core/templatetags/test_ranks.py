import pytest
from django.utils.translation import override

from donghaeng.web.core.templatetags.ranks import ordinal

PLACES = [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
          (22, "22nd"), (101, "101st"), (111, "111th")]  # fmt: skip


@pytest.mark.parametrize(("rank", "english"), PLACES)
def test_a_rank_is_said_as_a_place(rank, english):
    with override("en"):
        assert ordinal(rank) == english
    with override("ko"):
        assert ordinal(rank) == f"{rank}위"
