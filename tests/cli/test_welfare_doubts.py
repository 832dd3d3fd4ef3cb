"""What is said of unverified numbers."""

import pytest
from rich.console import Console

from donghaeng.cli.welfare_doubts import print_doubts
from donghaeng.welfare import Resolved


@pytest.mark.parametrize(("lang", "said"), [
    ("en", "This result stands on unverified numbers: a.b, a.c\n"),
    ("ko", "이 결과는 미확인 수치에 근거함: a.b, a.c\n"),
])  # fmt: skip
def test_each_is_named_by_its_path(capsys, lang, said):
    print_doubts(Console(), [Resolved(path, {}, "1", "", ()) for path in ("a.b", "a.c")], lang)
    assert capsys.readouterr().out == said


def test_nothing_is_said_where_there_is_none(capsys):
    print_doubts(Console(), [], "en")
    assert not capsys.readouterr().out
