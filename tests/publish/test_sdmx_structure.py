import io

import pytest
import sdmx

from donghaeng.index.result import STATUS
from donghaeng.publish import index_files


@pytest.fixture
def structure(packages):
    return sdmx.read_sdmx(io.BytesIO(packages["districts"]["structure.xml"]), format="xml")


def test_the_flow_is_named_in_both_languages(structure):
    flow = structure.dataflow["districts"]
    assert flow.name.localizations == {
        "en": "Living Conditions of Seoul's Districts (Seoul 2015 = 100)",
        "ko": "자치구 생활여건지수 (서울특별시 2015 = 100)",
    }


def test_the_dimensions_stand_in_the_order_of_the_file(structure):
    parts = structure.structure["districts"]
    assert [part.id for part in parts.dimensions] == ["FREQ", "REF_AREA", "INDICATOR", "MEASURE", "TIME_PERIOD"]
    assert [part.id for part in parts.attributes] == ["OBS_STATUS", "UNIT_MEASURE", "SCORE_STATUS"]
    assert [part.id for part in parts.measures] == ["OBS_VALUE"]


def test_codes_are_listed_with_their_names(structure):
    units = structure.codelist["CL_REF_AREA_districts"]
    assert len(units) == 26
    assert units["jongno-gu"].name.localizations == {"en": "Jongno-gu", "ko": "종로구"}
    assert len(structure.codelist["CL_INDICATOR_districts"]) == 11
    assert len(structure.codelist["CL_SCORE_STATUS"]) == len(STATUS)
    assert "O" in structure.codelist["CL_OBS_STATUS"]


def test_every_coded_dimension_leads_to_its_list(structure):
    dimension = structure.structure["districts"].dimensions.get("REF_AREA")
    assert dimension.local_representation.enumerated is structure.codelist["CL_REF_AREA_districts"]
    assert dimension.concept_identity.name.localizations["ko"] == "평가 단위"


def test_hostile_names_are_text(write_index, nobody):
    structure = sdmx.read_sdmx(io.BytesIO(index_files(write_index(), nobody)["structure.xml"]), format="xml")
    assert structure.codelist["CL_INDICATOR_living"]["rent"].name.localizations["en"] == "Rent <b>"


def test_what_xml_cannot_hold_is_replaced(write_index, nobody):
    units = "unit,name_en,name_ko\n종로,Jong\x01no,종로\n"
    content = index_files(write_index({"units.csv": units}), nobody)["structure.xml"]
    assert sdmx.read_sdmx(io.BytesIO(content), format="xml")
    assert "Jong\ufffdno" in content.decode()
