"""welfare/policies/*.toml: what is read, reforms as small differences, and every fault with its place and remedy."""

import pytest

from donghaeng.base.errors import InputError
from donghaeng.files import read_parameters, read_policies
from donghaeng.welfare import Choice, Condition, Law, Reduction, Rounding, ShareOf

SOURCES = "key,publisher,title\nlaw,Ministry,Act\n"
AID = """\
[aid.share]
name_en = "Share of the median"
name_ko = "중위소득 대비 비율"
unit_measure = "1"
history = [{ since = 2024-01-01, value = 0.5, source = "law" }]

[aid.median]
name_en = "Median"
name_ko = "중위소득"
unit_measure = "KRW/month"
by = "household_size"
history = [{ since = 2024-01-01, value = { 1 = 10, 2 = 15 }, source = "law" }]
"""
HEAD = 'name_en = "Current"\nname_ko = "현행"\n'
LINE = 'numbers.line = { share = "aid.share", of = "aid.median" }\n'
CURRENT = f"""{HEAD}
[[programme]]
code = "aid"
name_en = "Aid"
name_ko = "지원"
kind = "top_up"
unit = "household"
period = "month"
{LINE}numbers.rate = "aid.share"

[[programme]]
code = "child"
name_en = "For a child"
name_ko = "아동"
kind = "flat"
unit = "person"
period = "year"
columns.per = "children"
numbers.amount = {{ value = 120, unit_measure = "KRW/year" }}
conditions = [{{ column = "assets", below = {{ value = 5, unit_measure = "KRW" }} }}]
reduction = {{ column = "assets", level = {{ value = 3, unit_measure = "KRW" }}, share = "aid.share" }}
rounding = {{ to = {{ value = 10, unit_measure = "KRW" }}, how = "up" }}
take_up = "aid.share"
is_levy = true
replaces = ["aid"]
note = {{ en = "as it is", ko = "있는 대로" }}
"""


@pytest.fixture
def read(write_files):
    """Read a city of these files of policies."""

    def policies(**files):
        below = {f"welfare/policies/{name.replace('_', '-')}.toml": text for name, text in files.items()}
        laws = {"sources.csv": SOURCES, "welfare/parameters/aid.toml": AID}
        path = write_files({**laws, **below}, folder="city")
        return read_policies(path, read_parameters(path))

    return policies


@pytest.fixture
def faults(read):
    """Read files that are not right and give their faults as they are printed."""

    def found(**files):
        with pytest.raises(InputError) as error:
            read(**files)
        return [str(fault) for fault in error.value.faults]

    return found


def test_a_city_without_policies_has_none(tmp_path):
    assert read_policies(tmp_path, None) == {}


def test_a_policy_is_read_with_all_that_it_says(read):
    policy = read(current=CURRENT)["current"]
    aid, child = policy.programmes
    assert (policy.code, policy.names) == ("current", {"en": "Current", "ko": "현행"})
    assert aid.numbers == {"line": ShareOf("aid.share", "aid.median"), "rate": Law("aid.share")}
    assert (child.names, child.kind, child.unit, child.period) == (
        {"en": "For a child", "ko": "아동"}, "flat", "person", "year")  # fmt: skip
    assert (child.columns, child.replaces, child.is_levy) == ({"per": "children"}, ("aid",), True)
    assert child.numbers == {"amount": Choice(120, "KRW/year")}
    assert child.conditions == (Condition("assets", "below", Choice(5, "KRW")),)
    assert child.reduction == Reduction("assets", Choice(3, "KRW"), Law("aid.share"))
    assert child.rounding == Rounding(Choice(10, "KRW"), "up")
    assert (child.take_up, child.note) == (Law("aid.share"), {"en": "as it is", "ko": "있는 대로"})


def test_a_reform_says_only_what_it_changes(read):
    rate = '[[programme]]\ncode = "aid"\nnumbers.rate = { value = 0.4, unit_measure = "1" }\n'
    reform = f'{HEAD}extends = "current"\nwithout = ["child"]\n{rate}'
    policies = read(current=CURRENT, reform=reform)
    before, after = policies["current"].programmes[0], policies["reform"].programmes
    assert [programme.code for programme in after] == ["aid"]
    assert after[0].numbers == {**before.numbers, "rate": Choice(0.4, "1")}
    assert after[0].names == before.names
    assert [policies[code].extends for code in ("current", "reform")] == ["", "current"]


def test_a_reform_of_a_reform_adds_to_both(read):
    added = CURRENT[CURRENT.index("[[programme]]") : CURRENT.index('[[programme]]\ncode = "child"')]
    more = f'{HEAD}extends = "reform"\n{added.replace(chr(34) + "aid" + chr(34), chr(34) + "more" + chr(34))}'
    policies = read(current=CURRENT, reform=f'{HEAD}extends = "current"\nwithout = ["child"]\n', more=more)
    assert [programme.code for programme in policies["more"].programmes] == ["aid", "more"]


def test_a_reform_that_changes_nothing_is_the_policy(read):
    policies = read(current=CURRENT, same=f'{HEAD}extends = "current"\n[[programme]]\ncode = "aid"\n')
    assert policies["same"].programmes == policies["current"].programmes


PLACE = "welfare/policies/current.toml, "


@pytest.mark.parametrize(("before", "after", "fault"), [
    ('name_en = "Current"\n', "", "name_en: found nothing; expected a value"),
    ('kind = "top_up"\n', "", "aid: kind: found nothing; expected a value"),
    ('kind = "top_up"', 'kind = "gift"', ("aid: kind: found 'gift'; expected one of top_up, means_tested, flat, "
     "trapezoid, brackets, rate_with_ceiling, rent")),
    ('numbers.rate = "aid.share"', 'numbers.rate = "aid.shore"', ("aid: numbers.rate: found 'aid.shore'; expected one "
     "of aid.share")),
    ('how = "up"', 'how = "out"', "programme.2.rounding.how: found 'out'; expected 'nearest', 'up' or 'down'"),
    ("value = 120", "value = true", "programme.2.numbers.amount.value: found True; expected a valid number"),
    ('period = "year"', 'period = "year"\npayed = 3', "programme.2.payed: found 3; expected no such setting"),
    ("below = {", "at_most = 'aid.share', below = {",
     ("child: condition 1: found column and at_most and below; expected "
     "column and one of at_most, below, at_least, above")),
    ('replaces = ["aid"]', 'replaces = ["child"]', ("replaces: found child replaces child; expected programmes that do "
     "not replace each other in a circle")),
    ("[[programme]]", "[[programme", "TOML: found "),
])  # fmt: skip
def test_what_is_wrong_is_found_in_its_place(faults, before, after, fault):
    assert before in CURRENT
    assert any(found.startswith(PLACE + fault) for found in faults(current=CURRENT.replace(before, after, 1)))


KINDS = ("a path of the law, such as 'safety_income.share', { value = …, unit_measure = '1' } for a choice, or "
         "{ share = path, of = path }")  # fmt: skip


@pytest.mark.parametrize(("before", "after", "fault"), [
    ("value = 120", 'value = "x"', "programme.2.numbers.amount.value: found 'x'; expected a valid number"),
    ('value = 120, unit_measure = "KRW/year"', "value = 120",
     "programme.2.numbers.amount.unit_measure: found nothing; expected a value"),
    ('take_up = "aid.share"', "take_up = 1.5", f"programme.2.take_up: found 1.5; expected {KINDS}"),
    ('take_up = "aid.share"', "take_up = {}", f"programme.2.take_up: found {{}}; expected {KINDS}"),
    ('share = "aid.share", of =', 'share = 0.5, of =', ("programme.1.numbers.line.share: found 0.5; expected a valid "
     "string")),
    ('share = "aid.share", of', "of", "programme.1.numbers.line.share: found nothing; expected a value"),
    ('share = "aid.share", of =', 'share = "aid.share", off = 1, of =', ("programme.1.numbers.line.off: found 1; "
     "expected no such setting")),
    ("below = {", "below = 7, above = {", f"programme.2.conditions.1.below: found 7; expected {KINDS}"),
    ('how = "up" }', 'how = "up" }\nnumbers.rate = true', f"programme.2.numbers.rate: found True; expected {KINDS}"),
])  # fmt: skip
def test_one_mistake_in_a_number_is_one_fault(faults, before, after, fault):
    assert before in CURRENT
    assert faults(current=CURRENT.replace(before, after, 1)) == [PLACE + fault]


@pytest.mark.parametrize(("said", "fault"), [
    ('code = "chlid"\ntake_up = "aid.share"', ("programme 'chlid': found no such programme in current, and no name_en, "
     "name_ko, kind, unit, period of its own; expected one of child; or a programme that is whole by itself")),
    ('code = "zzz"\nkind = "flat"\nunit = "person"\nperiod = "month"', (
     "programme 'zzz': found no such programme in current, and no name_en, name_ko of its own; expected one of aid, "
     "child; or a programme that is whole by itself")),
])  # fmt: skip
def test_a_change_of_a_programme_that_is_not_there_is_one_fault(faults, said, fault):
    reform = f'{HEAD}extends = "current"\n[[programme]]\n{said}\n'
    assert faults(current=CURRENT, reform=reform) == [f"welfare/policies/reform.toml, {fault}"]


def test_a_reform_of_nothing_known_is_refused(faults):
    assert faults(current=CURRENT, reform=f'{HEAD}extends = "curent"\n') == [
        "welfare/policies/reform.toml, extends: found 'curent'; expected one of current"
    ]


def test_reforms_do_not_extend_each_other_in_a_circle(faults):
    one, two = (f'{HEAD}extends = "{other}"\n' for other in ("two", "one"))
    expected = "expected policies that do not extend each other in a circle"
    assert faults(one=one, two=two) == [
        f"welfare/policies/one.toml, extends: found one extends two extends one; {expected}",
        f"welfare/policies/two.toml, extends: found two extends one extends two; {expected}",
    ]


def test_a_reform_leaves_out_only_what_was_there(faults):
    assert faults(current=CURRENT, reform=f'{HEAD}extends = "current"\nwithout = ["chid"]\n') == [
        "welfare/policies/reform.toml, without: found 'chid'; expected aid, child"
    ]


def test_a_policy_that_extends_none_leaves_nothing_out(faults):
    assert faults(current=HEAD + 'without = ["aid"]\n') == [
        "welfare/policies/current.toml, without: found 'aid'; expected no programme: it extends no policy"
    ]


def test_a_file_that_is_no_text_is_told(write_files):
    path = write_files({"welfare/policies/current.toml": ""}, folder="city")
    (path / "welfare" / "policies" / "current.toml").write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(InputError) as error:
        read_policies(path, None)
    assert error.value.faults[0].file == "welfare/policies/current.toml"
