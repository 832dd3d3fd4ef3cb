import pytest

from donghaeng.web.observatory.sync.frame import APART, LINK, frame_height


def spec(width, height, title="T", finding="F"):
    padding = dict.fromkeys(("left", "right", "top", "bottom"), 0)
    return {"width": width, "height": height, "padding": padding,
            "usermeta": {"donghaeng": {"title": title, "finding": finding}}}  # fmt: skip


def test_a_frame_holds_the_higher_of_both_drawings():
    around = APART + LINK + 1.15 * 17 * 1.3 + 17 * 1.65  # a line of title and one of the finding
    wide = {"narrow": spec(328, 100), "wide": spec(680, 700)}
    assert frame_height(wide, "") == pytest.approx(700 + around, abs=1)
    narrow = {"narrow": spec(328, 656), "wide": spec(680, 100)}
    assert frame_height(narrow, "") == pytest.approx(656 * 442 / 328 + around, abs=1)  # 26rem of 17 px


def test_long_words_and_a_credit_need_more():
    plain = {"narrow": spec(328, 300), "wide": spec(680, 300)}
    long = {name: spec(width, 300, finding="word " * 60) for name, width in (("narrow", 328), ("wide", 680))}
    assert frame_height(long, "") > frame_height(plain, "")
    assert frame_height(plain, "Source: nobody") > frame_height(plain, "")
