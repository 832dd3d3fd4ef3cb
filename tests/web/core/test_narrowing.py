from django.utils import translation

from donghaeng.web.core.narrowing import Narrowing

GROUPS = [
    ({"colour": "red", "size": "s"}, 2),
    ({"colour": "red", "size": "l"}, 1),
    ({"colour": "blue", "size": "s"}, 4),
]
LABELS = {"colour": "Colour", "size": "Size"}


def narrowing(**asked):
    return Narrowing(
        GROUPS, asked, LABELS, "/list/", lambda _name, codes: [(code, code.title()) for code in sorted(codes)]
    )


@translation.override("en")
def test_an_option_says_what_is_found_with_it_beside_the_other_filters():
    size = narrowing(colour="red").filters()[1]
    assert [(one.label, one.count, one.url) for one in size.options] == [
        ("All", 3, "/list/?colour=red"),
        ("L", 1, "/list/?colour=red&size=l"),
        ("S", 2, "/list/?colour=red&size=s"),
    ]


def test_addresses_have_one_order_and_the_first_page_no_number():
    both = {"size": "s", "colour": "red"}
    assert narrowing().url(both) == "/list/?colour=red&size=s"
    assert narrowing().url(both, page=2) == "/list/?colour=red&size=s&page=2"
    assert narrowing().url({}) == "/list/"


def test_a_filter_that_parts_nothing_is_not_offered_unless_it_was_asked_for():
    alone = Narrowing(
        [({"colour": "red"}, 1)], {}, {"colour": "Colour"}, "/", lambda _name, codes: [(c, c) for c in codes]
    )
    assert alone.filters() == []


def test_what_is_asked_for_is_counted():
    assert (narrowing().count(), narrowing(colour="red").count(), narrowing(colour="red", size="l").count()) == (
        7,
        3,
        1,
    )
