"""budget.csv, curves.csv and earmarks.csv: what is read, and every fault with its place, all at once."""

import math

import pytest

from donghaeng.base.errors import InputError
from donghaeng.budget import CurvePoint, Earmark, Programme
from donghaeng.files import read_index, read_portfolio

BUDGET = {
    "budget.csv": """\
programme,name_en,name_ko,indicator,floor,ceiling,earmark,unit_cost,error,shape,source,note
repair,Repairs,집수리,homes,100,400,homes,,0.3,,plan,a note / 비고

subsidy,Rent subsidy,임대료 지원,rent,,,,50,,any,plan,
""",
    "curves.csv": """\
programme,money,points,people
repair,300,4,1000
repair,500,5,1200
subsidy,100,1,
subsidy,200,3,
""",
    "earmarks.csv": "earmark,name_en,name_ko,least,most,source\nhomes,Homes,주거,50,,plan\n",
}


@pytest.fixture
def read(write_folder):
    """Read an index and what money can be given to; a file that is None is not there."""

    def read(changes=()):
        path = write_folder(BUDGET | dict(changes))
        return read_portfolio(path, read_index(path))

    return read


@pytest.fixture
def budget_faults(read):
    """Read what is not right and give its faults as they are printed."""

    def found(changes):
        with pytest.raises(InputError) as error:
            read(changes)
        return [str(fault) for fault in error.value.faults]

    return found


def test_programmes_curves_and_earmarks_are_read_whole(read):
    made = read()
    assert made.programmes == (
        Programme(
            "repair", "Repairs", "집수리", "homes", 100, 400, "homes", None, 0.3, "concave", "plan", "a note / 비고"
        ),
        Programme("subsidy", "Rent subsidy", "임대료 지원", "rent", 0, math.inf, "", 50, 0, "any", "plan"),
    )
    assert made.curves[1] == CurvePoint("repair", 500, 5, 1200)
    assert made.earmarks == (Earmark("homes", "Homes", "주거", 50, math.inf, "plan"),)
    assert made.indicators == ("homes", "rent")


def test_an_index_may_say_nothing_of_money(read):
    assert read(dict.fromkeys(BUDGET)) is None


def test_earmarks_may_be_left_out(read):
    programmes = BUDGET["budget.csv"].replace("400,homes,", "400,,")
    assert read({"earmarks.csv": None, "budget.csv": programmes}).earmarks == ()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"curves.csv": None}, "curves.csv, file: found no such file; expected a file beside budget.csv"),
        ({"budget.csv": None}, "budget.csv, file: found no such file; expected a file beside curves.csv"),
    ],
)
def test_programmes_and_curves_go_together(budget_faults, changes, fault):
    assert budget_faults(changes) == [fault]


def test_every_fault_of_every_file_is_found_at_once(budget_faults):
    found = budget_faults(
        {
            "budget.csv": BUDGET["budget.csv"]
            .replace("homes,100,400,homes", "home,-1,1e3,homs")
            .replace("rent,,,,50,,any,plan", "rent,,,,0,,any,plans"),
            "curves.csv": "programme,money,points\nrepair,300,4\nrepair,500,9\nsubsidy,-100,1\nx,1,1\n",
            "earmarks.csv": "earmark,name_en,name_ko,least,most,source\nhomes,Homes,주거,50,20,\n",
        }
    )
    assert found == [
        "earmarks.csv, row 2, source: found nothing; expected a value",
        "budget.csv, row 4, source: found 'plans'; expected a key of sources.csv",
        ("budget.csv, row 2, indicator: found 'home'; "
        "expected an indicator of framework.csv, such as ['homes']"),
        "budget.csv, row 2, floor: found -1 KRW; expected 0 or more",
        ("budget.csv, row 2, ceiling: found 1,000 KRW, beyond the end of its curve; "
        "expected 500 KRW or less; or a longer curve"),
        "budget.csv, row 2, earmark: found 'homs'; expected an earmark of earmarks.csv, such as ['homes']",
        "budget.csv, row 4, unit_cost: found 0 KRW; expected above 0; empty for any amount",
        "curves.csv, row 4, money: found -100 KRW; expected above 0: nothing for nothing is understood",
        "curves.csv, row 5, programme: found 'x'; expected a programme of budget.csv",
        ("curves.csv, row 3, points: found 9: more for each won than the row before; "
        'expected no more for each won than the row before; or shape = "any"'),
        "earmarks.csv, row 2, least: found 50 KRW, above the most; expected 20 KRW or less",
        ("earmarks.csv, row 2, earmark: found 'homes' without a programme; "
        "expected a programme of budget.csv under it"),
    ]  # fmt: skip


def test_a_column_at_fault_has_one_fault(budget_faults):
    found = budget_faults({"budget.csv": BUDGET["budget.csv"].replace(",100,400,", ",many,400,")})
    assert found == ["budget.csv, row 2, floor: found 'many'; expected a number, such as 1234.5"]


def test_a_curve_may_name_its_own_source(budget_faults):
    curves = "programme,money,points,source\nrepair,500,4,plan\nsubsidy,100,1,hearsay\n"
    assert budget_faults({"curves.csv": curves}) == [
        "curves.csv, row 3, source: found 'hearsay'; expected a key of sources.csv"
    ]
