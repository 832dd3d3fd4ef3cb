from django.template import Context, Template

from donghaeng.web.core.foreign import marked


def test_a_text_of_the_other_language_says_which_it_is():
    assert marked("Kukmin Ilbo", "ko") == '<span lang="en">Kukmin Ilbo</span>'
    assert marked("국민일보", "en") == '<span lang="ko">국민일보</span>'
    assert (marked("국민일보", "ko"), marked("Kukmin Ilbo", "en"), marked("100%", "ko")) == (
        "국민일보", "Kukmin Ilbo", "100%",
    )  # fmt: skip


def test_what_a_source_calls_itself_is_no_markup():
    shown = Template("{{ one }}{{ two }}")
    context = Context({"one": marked("<b>One</b>", "ko"), "two": marked("<b>둘</b>", "ko")})
    assert shown.render(context) == '<span lang="en">&lt;b&gt;One&lt;/b&gt;</span>&lt;b&gt;둘&lt;/b&gt;'
