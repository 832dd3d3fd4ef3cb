import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from donghaeng.web.core.limits import LONGEST, RequestLimits

answer = RequestLimits(lambda _request: HttpResponse("fine"))


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/ko/search/?q=소득", 200),
        ("/ko/search/?q=" + "x" * (LONGEST - 2), 200),
        ("/ko/search/?q=" + "x" * 10_000, 414),
        ("/ko/" + "x" * 10_000, 414),
        ("/ko/search/?q=%00", 400),
        ("/ko/%00/", 400),
        ("/ko/search/?q='%22;--", 200),
    ],
    ids=["plain", "longest", "long query", "long path", "NUL in the query", "NUL in the path", "quotes"],
)
def test_an_address_that_cannot_be_meant_is_refused(address, status):
    assert answer(RequestFactory().get(address)).status_code == status


def test_a_refusal_is_plain_text():
    assert answer(RequestFactory().get("/?q=%00")).headers["Content-Type"] == "text/plain; charset=utf-8"
