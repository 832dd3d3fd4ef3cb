import json

from donghaeng.web.core.jsonld import for_script


def test_no_sign_of_it_ends_the_element_and_it_reads_back():
    content = {"name": "</script><b>&\u2028", "이름": ["약자동행지수", 1.5, None]}
    text = for_script(content)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == content
