from pathlib import Path

from donghaeng.city import City
from donghaeng.web.observatory.sync import law

SEOUL = Path(__file__).parents[4] / "cities/seoul"


def test_the_law_of_a_city_with_a_lab_is_kept_beside_its_results(tmp_path):
    law.write(City(SEOUL), tmp_path)
    kept = City(tmp_path / law.FOLDER)
    assert kept.parameters == City(SEOUL).parameters
    assert kept.lab is not None
    assert kept.sources["seoul-policy-1015"].publisher == "Seoul Metropolitan Government"


def test_of_a_city_without_a_lab_nothing_is_kept(tmp_path):
    law.write(City(tmp_path), tmp_path)
    assert list(tmp_path.iterdir()) == []
