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
