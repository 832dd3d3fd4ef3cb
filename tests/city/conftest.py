"""The folders of figures, to copy and to change."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def human_development(tmp_path):
    """Give a copy of the example."""
    return shutil.copytree(ROOT / "examples" / "human-development", tmp_path / "human-development")


@pytest.fixture(scope="session")
def going_together():
    """Give the folder of Seoul's index."""
    return ROOT / "cities" / "seoul" / "indices" / "going-together"


@pytest.fixture(scope="session")
def districts():
    """Give the folder of the index of Seoul's districts."""
    return ROOT / "cities" / "seoul" / "indices" / "districts"
