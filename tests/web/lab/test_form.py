import pytest

from donghaeng.web.lab.form import STEPS, Questions

TOLD = {"year": "2024", "size": "4", "income": "2,000,000", "assets": "1억 2,000만 원"}


def wrong(lab, **more):
    """Return the fields that are wrong, with what is said."""
    return {name: said[0] for name, said in Questions(lab, {**TOLD, **more}).errors.items()}


def test_amounts_are_read_as_people_type_them(seoul):
    form = Questions(seoul.lab, TOLD)
    assert form.is_valid()
    household = form.household()
    assert (household.size, household.income, household.assets) == (4, 2e6, 120e6)
    assert (household.earnings, household.rent, household.assessed_income) == (0, 0, None)


def test_every_question_belongs_to_a_step(seoul):
    assert [name for names in STEPS.values() for name in names] == list(Questions(seoul.lab).fields)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("size", "0"), ("size", "-1"), ("size", "21"), ("size", "four"), ("size", "1.5"), ("size", "9" * 30),
        ("size", ""),
        ("income", "-1"), ("income", "much"), ("income", "1" + "0" * 30), ("income", "2조"), ("income", ""),
        ("assets", "<script>"), ("assets", "nan"), ("year", "1999"), ("year", ""), ("earner_type", "thief"),
        ("rent", "x"), ("children_of_allowance_age", "-1"), ("assessed_income", "inf"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_at_its_field(seoul, name, text):
    assert list(wrong(seoul.lab, **{name: text})) == [name]


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"earnings": "2,000,001", "earner_type": "single"}, "earnings"),
        ({"earnings": "1"}, "earner_type"),
        ({"children_of_allowance_age": "3", "couple_pensioners": "2"}, "couple_pensioners"),
    ],
)
def test_answers_that_contradict_each_other_are_said_at_one_of_them(seoul, more, name):
    assert list(wrong(seoul.lab, **more)) == [name]


def test_only_the_steps_that_were_answered_are_looked_at(seoul):
    form = Questions(seoul.lab, {**TOLD, "rent": "x"})
    assert (form.wrong_step(1), form.wrong_step(2)) == (0, 2)
    assert Questions(seoul.lab, {}).wrong_step(2) == 1
    assert Questions(seoul.lab, {}).wrong_step(0) == 0


def test_digits_of_any_width_and_the_counter_are_read(seoul):
    form = Questions(seoul.lab, {**TOLD, "size": "４명"})
    assert form.is_valid()
    assert form.cleaned_data["size"] == 4
