"""A benefit that is asked for: which programme of which policy, on which day, to which family."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from donghaeng.base.errors import Fault, InputError, raise_if

FORM = "POLICY/PROGRAMME/DAY/size=1&income=500000"


@dataclass(frozen=True)
class Asked:
    """A programme of a policy, a day, and a family by column: numbers, or words such as ``single``."""

    policy: str
    programme: str
    day: dt.date
    family: Mapping[str, float | str]

    @property
    def target(self) -> str:
        """It as an input of a calculation.

        Examples
        --------
        >>> Asked("safety-income", "safety_income", dt.date(2024, 1, 1), {"size": 1, "income": 500000}).target
        'benefit:safety-income/safety_income/2024-01-01/size=1&income=500000'
        """
        family = "&".join(f"{column}={value}" for column, value in self.family.items())
        return f"benefit:{self.policy}/{self.programme}/{self.day}/{family}"


def read_asked(text: str) -> Asked:
    """Read what follows ``benefit:``.

    Raises
    ------
    InputError
        If a part is missing, or the day is none.
    """
    policy, programme, day, family = [*text.split("/", 3), *[""] * 4][:4]
    columns = [part.partition("=") for part in family.split("&")]
    is_whole = all(name and value for name, _, value in columns) and policy and programme
    if not is_whole:
        raise InputError("no benefit", [Fault("", repr(f"benefit:{text}"), f"benefit:{FORM}")])
    return Asked(policy, programme, read_day(day), {name: _value(value) for name, _, value in columns})


def read_day(text: str) -> dt.date:
    """Read a day.

    Raises
    ------
    InputError
        If it is none: a month or a year is not a day.
    """
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 (a day of the calendar, nowhere in time)
    except ValueError:
        raise InputError("no day", [Fault("", repr(text), "a day such as 2024-01-01")]) from None


def asked_of(arguments: Mapping[str, object]) -> Asked:
    """A benefit as the arguments of a calculation say it.

    Raises
    ------
    InputError
        With every argument that is none.
    """
    faults = [Fault(f"calculation.{key}", repr(arguments[key]), "a name of letters, digits, - and _")
              for key in ("policy", "programme") if not _is_name(arguments[key])]  # fmt: skip
    family = arguments["family"]
    if not isinstance(family, Mapping) or not family:
        faults.append(Fault("calculation.family", repr(family), "a table such as { size = 1, income = 500000 }"))
    columns = family if isinstance(family, Mapping) else {}
    faults += [Fault(f"calculation.family.{column}", repr(value), "a number, or a word such as single")
               for column, value in columns.items() if not _is_value(value)]  # fmt: skip
    try:
        day = read_day(str(arguments["day"]))
    except InputError as error:
        faults += [Fault("calculation.day", fault.found, fault.expected) for fault in error.faults]
        raise InputError("the arguments are not as expected", faults) from None
    raise_if(faults, InputError, "the arguments are not as expected")
    return Asked(str(arguments["policy"]), str(arguments["programme"]), day, dict(columns))


def _is_name(said: object) -> bool:
    return isinstance(said, str) and said.replace("-", "_").isidentifier()


def _is_value(said: object) -> bool:
    """Whether it may be a value of a family, and can stand in a target."""
    is_kind = isinstance(said, int | float | Decimal | str) and not isinstance(said, bool)
    return is_kind and str(said) != "" and not set(str(said)) & set("&=/ ")


def _value(text: str) -> float | str:
    """A number, a whole one where it is whole; else a word.

    Examples
    --------
    >>> _value("1"), _value("500000.5"), _value("single")
    (1, 500000.5, 'single')
    """
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            continue
    return text
