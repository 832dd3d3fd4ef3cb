"""claims.toml and facts.csv: what is read, and every fault with its place and remedy, all at once."""

import pytest

from donghaeng.base.errors import InputError
from donghaeng.claims import Printed
from donghaeng.claims.calculations import NAMES
from donghaeng.files import read_ledger

TABLES = """\
[units.seat]
en = "seats"
ko = "석"
[subjects.heat]
en = "Heat"
ko = "열"
[who.seoul]
en = "Seoul"
ko = "서울시"
"""
SHARE = {
    "id": '"share"',
    "subject": '"heat"',
    "said": '{ en = "A share of heat", ko = "열의 비중" }',
    "value": "26.4",
    "unit": '"%"',
    "who": '"seoul"',
    "when": '"2023-11-21"',
    "source": '"news"',
    "calculation": '{ name = "ratio", of = "fact:part/2023", to = "fact:whole" }',
}
FACTS = """\
series,as_of,value,unit,decimals,name_en,name_ko,source,status,note
part,2023,278,MW,,Part,부분,news,,about / 약
whole,,1052.0,MW,,Whole,전체,paper,second_hand,
rest,2023-06-19,31000,household,-3,Rest,나머지,news,,said
plan,2030,,MW,,Plan,계획,news,,
"""
SOURCES = "key,publisher,title\nnews,Paper,News\npaper,Institute,Study\n"


def table(**changes):
    """Give a claim with other settings; without those that are None."""
    settings = {name: text for name, text in {**SHARE, **changes}.items() if text is not None}
    return "[[claim]]\n" + "".join(f"{name} = {text}\n" for name, text in settings.items())


@pytest.fixture
def read(write_files):
    """Read a folder of claims and facts; a file that is None is not there."""

    def ledger(*claims, tables=TABLES, facts=FACTS, whole=None):
        text = tables + "".join(claims) if whole is None else whole
        files = {"claims.toml": text, "facts.csv": facts, "sources.csv": SOURCES}
        return read_ledger(write_files(files, folder="city"))

    return ledger


@pytest.fixture
def faults(read):
    """Read a folder that is not right and give its faults as they are printed."""

    def found(*claims, **others):
        with pytest.raises(InputError) as error:
            read(*claims, **others)
        return [str(fault) for fault in error.value.faults]

    return found


# What is read


def test_a_claim_is_read_whole(read):
    made = table(
        decimals="1",
        latest="true",
        also='[{ value = 23.4, when = "2023", source = "paper" }]',
        not_comparable='{ en = "apart", ko = "다름", source = "paper" }',
        note='{ en = "so", ko = "그러함" }',
    )
    (claim,) = read(made).ledger.claims
    assert (claim.id, claim.subject, claim.unit, claim.who, claim.latest) == ("share", "heat", "%", "seoul", True)
    assert claim.said == {"en": "A share of heat", "ko": "열의 비중"}
    assert claim.printed == Printed(26.4, 1, "2023-11-21", "news")
    assert claim.also == (Printed(23.4, 1, "2023", "paper"),)
    assert (claim.not_comparable.why["ko"], claim.not_comparable.source) == ("다름", "paper")
    assert (claim.cannot_be_computed, claim.note["ko"]) == (None, "그러함")
    assert claim.calculation.inputs == {"of": "fact:part/2023", "to": "fact:whole"}


@pytest.mark.parametrize(("value", "decimals", "printed"), [
    ("26.4", None, (26.4, 1)),
    ("111.0", None, (111.0, 1)),
    ("111.00", None, (111.0, 2)),
    ("111", None, (111, 0)),
    ("111.0", "0", (111.0, 0)),
    ("518_000", None, (518_000, 0)),
    ("518_000", "-3", (518_000, -3)),
    ("-1.50", None, (-1.5, 2)),
    ("0", None, (0, 0)),
    ("0.20", "1", (0.2, 1)),
])  # fmt: skip
def test_decimals_are_those_written_unless_fewer_are_meant(read, value, decimals, printed):
    (claim,) = read(table(value=value, decimals=decimals)).ledger.claims
    assert (claim.printed.value, claim.printed.decimals) == printed


def test_a_print_may_say_that_the_rest_was_cut_off(read):
    also = '[{ value = 23.4, rounding = "down", when = "2023", source = "paper" }]'
    (claim,) = read(table(rounding='"down"', also=also)).ledger.claims
    assert (claim.printed.is_cut, claim.also[0].is_cut) == (True, True)
    (claim,) = read(table(rounding='"nearest"')).ledger.claims
    assert not claim.printed.is_cut


def test_the_tables_name_subjects_speakers_and_units(read):
    ledger = read(table(unit='"seat"')).ledger
    assert (ledger.subjects, ledger.who["seoul"]["ko"]) == ({"heat": {"en": "Heat", "ko": "열"}}, "서울시")
    assert ledger.units.name("seat", "ko") == "석"
    assert ledger.units.is_count("seat")


def test_a_day_may_stand_without_quotes(read):
    (claim,) = read(table(when="2023-11-21")).ledger.claims
    assert claim.printed.when == "2023-11-21"


def test_a_fact_is_read_whole(read):
    part, whole, rest, plan = read().facts
    assert (part.key, part.printed, part.unit) == ("part/2023", Printed(278, 0, "2023", "news"), "MW")
    assert (part.names, part.note, part.source) == ({"en": "Part", "ko": "부분"}, {"en": "about", "ko": "약"}, "news")
    assert (whole.key, whole.printed.decimals, whole.is_second_hand, whole.note) == ("whole", 1, True, {})
    assert (rest.key, rest.printed.decimals, rest.note["ko"]) == ("rest/2023-06-19", -3, "said")
    assert (plan.key, plan.printed) == ("plan/2030", None)


@pytest.mark.parametrize("kept", [{"facts": None}, {"whole": ""}, {"whole": "", "facts": None}, {"tables": ""}])
def test_either_file_may_be_empty_or_missing(read, kept):
    assert read(**kept).ledger.claims == ()


def test_a_folder_with_neither_has_no_ledger(tmp_path):
    found = read_ledger(tmp_path)
    assert (found.ledger.claims, found.facts, found.sources) == ((), (), None)


def test_facts_alone_are_read(write_files):
    folder = write_files({"facts.csv": FACTS, "sources.csv": SOURCES}, folder="city")
    assert len(read_ledger(folder).facts) == 4


# A fault of a claim


INPUT = (
    "an input such as fact:SERIES/TIME, claim:ID, figure:INDEX/PERIOD, raw:INDEX/PERIOD/NODE, law:PATH/DAY, or a number"
)
NO_UNIT = "a unit, a product or quotient of units; a new one goes into [units]"
TEXTS = "small letters of ASCII, digits and hyphens, such as night-bus"


@pytest.mark.parametrize(("changes", "fault"), [
    ({"source": None}, "source: found nothing; expected a value"),
    ({"source": '"nowhere"'}, "source: found 'nowhere'; expected a key of sources.csv"),
    ({"subject": '"cold"'}, "subject: found 'cold'; expected a name of [subjects]: heat"),
    ({"who": '"busan"'}, "who: found 'busan'; expected a name of [who]: seoul"),
    ({"unit": '"persn"'}, f"unit: found 'persn'; expected {NO_UNIT}"),
    ({"unit": '"won/month"'}, f"unit: found 'won/month'; expected {NO_UNIT}"),
    ({"unit": '"KRW/"'}, f"unit: found 'KRW/'; expected {NO_UNIT}"),
    ({"rounding": '"up"'}, "rounding: found 'up'; expected 'nearest' or 'down'"),
    ({"decimals": "2"}, "decimals: found 2, more than 26.4 has; expected those printed; write the zeros: 111.0"),
    ({"value": "111", "decimals": "1"},
     "decimals: found 1, more than 111 has; expected those printed; write the zeros: 111.0"),
    ({"decimals": "0"}, "value: found 26.4; expected a number with 0 decimals, as printed"),
    ({"value": "518_123", "decimals": "-3"}, "value: found 518123; expected a number rounded to 1,000, as printed"),
    ({"value": '"about 3"'}, "value: found 'about 3'; expected a number, without quotes"),
    ({"value": '"26.4"'}, "value: found '26.4'; expected a number, without quotes"),
    ({"value": "true"}, "value: found True; expected a number, without quotes"),
    ({"value": "nan"}, "value: found Decimal('NaN'); expected a finite number"),
    ({"value": "inf"}, "value: found Decimal('Infinity'); expected a finite number"),
    ({"value": None}, "value: found nothing; expected a value"),
    ({"said": '{ en = "Share" }'}, "said.ko: found nothing; expected a value"),
    ({"when": '"2023-13"'}, "when: found '2023-13'; expected 2024, 2024-06 or 2024-06-19"),
    ({"when": '"June"'}, "when: found 'June'; expected 2024, 2024-06 or 2024-06-19"),
    ({"calculaton": "{}"}, "calculaton: found {}; expected no such setting"),
    ({"calculation": None},
     "calculation: found nothing; expected a calculation, or cannot_be_computed: which data are missing"),
    ({"calculation": '{ name = "mean" }'},
     f"calculation: found 'mean'; expected one of {', '.join(NAMES)}"),
    ({"calculation": '{ name = "ratio", of = "fact:part/2023" }'},
     "calculation.to: found nothing; expected an input: ratio takes of, to"),
    ({"calculation": '{ name = "value", of = "part" }'}, f"calculation.of: found 'part'; expected {INPUT}"),
    ({"calculation": '{ name = "arithmetic", formula = "a ** 2", a = 1 }'},
     "calculation.formula: found 'a ** 2'; expected names, numbers, + - * / and parentheses"),
    ({"cannot_be_computed": '{ en = "a", ko = "b", source = "news" }'},
     "cannot_be_computed: found a calculation beside it; expected one of the two"),
    ({"calculation": None, "cannot_be_computed": '{ en = "a", ko = "b" }'},
     "cannot_be_computed.source: found nothing; expected a value"),
    ({"not_comparable": '{ en = "a", ko = "b", source = "nowhere" }'},
     "not_comparable.source: found 'nowhere'; expected a key of sources.csv"),
    ({"also": '[{ value = 3, when = "2023", source = "nowhere" }]'},
     "also.0.source: found 'nowhere'; expected a key of sources.csv"),
    ({"also": '[{ value = 3, decimals = 1, when = "2023", source = "news" }]'},
     "also.0.decimals: found 1, more than 3 has; expected those printed; write the zeros: 111.0"),
    ({"latest": '"part"'}, "latest: found 'part'; expected true, or an input such as fact:SERIES/TIME"),
])  # fmt: skip
def test_a_fault_of_a_claim_has_its_place_and_remedy(faults, changes, fault):
    assert faults(table(**changes)) == [f"claims.toml, share: {fault}"]


def test_an_id_that_is_no_address_is_refused(faults):
    assert faults(table(id='"Share 1"')) == [f"claims.toml, Share 1: id: found 'Share 1'; expected {TEXTS}"]


def test_a_claim_without_an_id_is_told_by_its_number(faults):
    assert faults(table(), table(id=None)) == ["claims.toml, claim 2: id: found nothing; expected a value"]


def test_two_claims_of_one_id_are_refused(faults):
    fault = "claims.toml, share: id: found two claims of this id; expected an id for each"
    assert faults(table(), table(value="3"), table(id='"other"'), table()) == [fault]


def test_all_faults_of_a_claim_are_told_at_once(faults):
    wrong = table(value="nan", said='{ ko = "열" }', unit='"persn"', source='"nowhere"', who='"busan"', decimals="3",
                  calculation='{ name = "mean" }')  # fmt: skip
    assert [fault.removeprefix("claims.toml, share: ").partition(":")[0] for fault in faults(wrong)] == [
        "value", "said.en", "who", "unit", "source", "calculation"
    ]  # fmt: skip


def test_all_faults_of_both_files_are_told_at_once(faults):
    facts = FACTS + "part,2023,3,MW,,Part,부분,news,,\n"
    found = faults(table(source=None), table(id='"b"', unit='"persn"'), table(id='"c"', subject='"cold"'), facts=facts)
    assert [fault.partition(": found")[0] for fault in found] == [
        "claims.toml, share: source",
        "facts.csv, row 6, series",
        "claims.toml, b: unit",
        "claims.toml, c: subject",
    ]


# A fault of the tables


REDEFINED = "a name of letters, digits and _ that is no unit yet"


@pytest.mark.parametrize(("code", "shown"), [
    ("person", "person"), ("persons", "persons"), ("kt", "kt"), ("percent", "percent"), ('"%"', "%"),
    ('"a b"', "a b"), ('"좌석"', "좌석"),
])  # fmt: skip
def test_a_unit_that_there_is_or_that_is_no_name_is_not_defined(faults, code, shown):
    tables = TABLES + f'[units.{code}]\nen = "a"\nko = "b"\n'
    assert faults(table(), tables=tables) == [f"claims.toml, units.{shown}: found {shown!r}; expected {REDEFINED}"]


@pytest.mark.parametrize(("old", "new", "fault"), [
    ('ko = "석"\n', "", "units.seat.ko: found nothing; expected a value"),
    ('ko = "열"\n', "", "subjects.heat.ko: found nothing; expected a value"),
    ('en = "Seoul"\n', 'en = ""\n', "who.seoul.en: found ''; expected String should have at least 1 character"),
    ("[who.seoul]", "[people.seoul]", None),
])  # fmt: skip
def test_a_fault_of_a_name_makes_no_others(faults, old, new, fault):
    found = faults(table(unit='"seat"'), tables=TABLES.replace(old, new))
    people = [
        "claims.toml, people: found {'seoul': {'en': 'Seoul', 'ko': '서울시'}}; expected no such setting",
        "claims.toml, share: who: found 'seoul'; expected a name of [who], which has none",
    ]
    assert found == ([f"claims.toml, {fault}"] if fault else people)


@pytest.mark.parametrize(("whole", "fault"), [
    ("claim =", "claims.toml, TOML: found Invalid value (at end of document); expected a TOML file: key = value"),
    ("claim = 3", "claims.toml, claim: found 3; expected a valid list"),
    ("claim = [3]", "claims.toml, claim 1: table: found 3; expected a valid dictionary or instance of ClaimSettings"),
    ("units = 3", "claims.toml, units: found 3; expected a valid dictionary"),
])  # fmt: skip
def test_a_file_of_another_shape_is_refused(faults, whole, fault):
    assert faults(whole=whole) == [fault]


def test_a_file_that_is_no_text_is_refused(faults):
    (fault,) = faults(whole=b"\xff\xfe\x00")
    assert fault.startswith("claims.toml, ")


# A fault of a fact


ROW = "new,2024,{value},{unit},{decimals},{name},이름,{source},{status},\n"
RIGHT = {"value": "3.5", "unit": "MW", "decimals": "", "name": "Name", "source": "news", "status": ""}


@pytest.mark.parametrize(("changes", "fault"), [
    ({"value": "3,5"}, None),
    ({"value": "about 3"},
     "value: found 'about 3'; expected a number as printed, without separators, such as 26.4 or 518000"),
    ({"value": "1e3"}, "value: found '1e3'; expected a number as printed, without separators, such as 26.4 or 518000"),
    ({"unit": "persn"}, "unit: found 'persn'; expected a unit; a new one goes into [units] of claims.toml"),
    ({"decimals": "2"}, "decimals: found 2, more than 3.5 has; expected those printed; write the zeros: 111.0"),
    ({"value": "518123", "decimals": "-3"}, "value: found 518123; expected a number rounded to 1,000, as printed"),
    ({"name": ""}, "name_en: found nothing; expected a value"),
    ({"source": ""}, "source: found nothing; expected a value"),
    ({"source": "nowhere"}, "source: found 'nowhere'; expected a key of sources.csv"),
    ({"status": "heard"}, "status: found 'heard'; expected '' or 'second_hand'"),
])  # fmt: skip
def test_a_fault_of_a_fact_has_its_row_and_remedy(faults, changes, fault):
    found = faults(facts=FACTS + ROW.format(**{**RIGHT, **changes}))
    assert len(found) == 1
    assert fault is None or found == [f"facts.csv, row 6, {fault}"]


@pytest.mark.parametrize(("row", "fault"), [
    ("part,2023,3,MW,,A,나,news,,", "series: found part/2023 again, first in row 2; expected each once"),
    ("whole,,3,MW,,A,나,news,,", "series: found whole again, first in row 3; expected each once"),
    ("Part,2024,3,MW,,A,나,news,,", f"series: found 'Part'; expected {TEXTS}"),
    ("part,2024-13,3,MW,,A,나,news,,", "as_of: found '2024-13'; expected 2024, 2024-06 or 2024-06-19"),
])  # fmt: skip
def test_a_fact_is_named_once_and_well(faults, row, fault):
    assert faults(facts=f"{FACTS}{row}\n") == [f"facts.csv, row 6, {fault}"]


def test_a_fact_without_a_value_may_say_of_which_unit_it_would_be(read):
    assert read(facts=FACTS + "other,2024,,seat,,A,나,news,,\n").facts[-1].printed is None


def test_a_column_that_is_missing_or_unknown_is_refused(faults):
    assert len(faults(facts="series,as_of,value,unit,name_en,name_ko,sauce\n")) >= 1
