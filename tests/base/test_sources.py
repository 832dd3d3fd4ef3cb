from dataclasses import FrozenInstanceError

import pytest

from donghaeng.base.sources import Source


def test_a_source_needs_a_key_a_publisher_and_a_title():
    source = Source("kosis-2024", "KOSIS", "Housing")
    assert (source.url, source.published, source.accessed, source.licence) == ("", "", "", "")


def test_a_source_is_not_changed_afterwards():
    source = Source("kosis-2024", "KOSIS", "Housing")
    with pytest.raises(FrozenInstanceError, match="licence"):
        source.licence = "KOGL 1"


def test_a_source_is_named_in_a_language_or_as_it_stands():
    source = Source("kosis-2024", "Statistics Korea", "Housing", publisher_ko="통계청")
    assert (source.publisher_in("ko"), source.publisher_in("en")) == ("통계청", "Statistics Korea")
    assert (source.title_in("ko"), source.title_in("en")) == ("Housing", "Housing")
