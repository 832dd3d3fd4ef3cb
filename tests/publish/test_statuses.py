from donghaeng.city.names import STATUSES as NAMES
from donghaeng.cli.words import WORDS
from donghaeng.index.result import STATUS, WHY
from donghaeng.publish.statuses import SDMX_NAMES, STATUSES

BY_CODE = {status.status: status for status in STATUSES}


def test_every_status_of_a_result_is_there_in_its_order():
    assert tuple(BY_CODE) == STATUS


def test_each_has_the_korean_word_that_screens_use():
    on_screen = {code: WORDS["ko"][code] for code in STATUS if code != "computed"}
    assert {code: BY_CODE[code].name_ko for code in on_screen} == on_screen
    assert {code: BY_CODE[code].name_ko for code in WHY} == {code: NAMES[code][1] for code in WHY}


def test_missing_scores_have_a_code_of_missing_values_and_others_have_not():
    # CL_OBS_STATUS of SDMX: L, M, O and Q are missing values; A normal, E estimated, I imputed
    assert {BY_CODE[code].sdmx for code in WHY} == {"L", "O"}
    assert {code: status.sdmx for code, status in BY_CODE.items() if code not in WHY} == {
        "computed": "A", "given": "A", "change from base": "A", "treated": "E", "filled": "I"
    }  # fmt: skip


def test_the_codes_used_are_named():
    assert set(SDMX_NAMES) == {status.sdmx for status in STATUSES}
