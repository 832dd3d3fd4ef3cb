"""The policies of a city: welfare/policies/*.toml, a file per policy, with every fault of all."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from donghaeng.base.errors import Fault, FileError
from donghaeng.files.models import Bilingual
from donghaeng.files.rows import Collector, setting_fault
from donghaeng.files.text import read_text
from donghaeng.files.welfare_models import (
    NUMBER_KINDS,
    ChoiceSettings,
    ConditionSettings,
    PolicyFile,
    PolicyNumber,
    ProgrammeSettings,
    ShareOfSettings,
)
from donghaeng.welfare import (
    Choice,
    Condition,
    Law,
    Number,
    Parameters,
    Policy,
    Programme,
    Reduction,
    Rounding,
    ShareOf,
    Test,
    policy_faults,
)

FOLDER = "welfare/policies"
TESTS: tuple[Test, ...] = ("at_most", "below", "at_least", "above")
NEEDED = ("name_en", "name_ko", "kind", "unit", "period")


def read_policies(path: Path, parameters: Parameters | None) -> dict[str, Policy]:
    """Read the policies in the folder of a city, by code; none where there are none.

    Raises
    ------
    InputError
        With every fault of every file.
    """
    collector = Collector()
    files = {file.stem: said for file in sorted((path / FOLDER).glob("*.toml")) for said in _file(file, collector)}
    known = Parameters(()) if parameters is None else parameters
    policies = {}
    for code, said in files.items():
        faults = list(_reform_faults(code, files))
        if not faults:
            policies[code] = _policy(code, said, _programmes(code, files))
            faults = list(policy_faults(policies[code].programmes, known))
        collector.add(faults, f"{FOLDER}/{code}.toml")
    if collector.faults:
        raise collector.error(path)
    return policies


def _file(path: Path, collector: Collector) -> Iterator[PolicyFile]:
    """A file, if it has the shape of a policy."""
    file = f"{FOLDER}/{path.name}"
    try:
        yield PolicyFile.model_validate(tomllib.loads(read_text(path)))
    except tomllib.TOMLDecodeError as error:
        collector.add([Fault("TOML", str(error), "a TOML file: key = value")], file)
    except FileError as error:
        collector.add((replace(fault, file=file) for fault in error.faults), file)
    except ValidationError as error:
        collector.add((setting_fault(problem, _place(problem["loc"])) for problem in error.errors()), file)


def _place(loc: tuple[int | str, ...]) -> str:
    """Where in a policy something is; programmes count from 1, and the kind of a number is no place.

    Examples
    --------
    >>> _place(("programme", 0, "numbers", "rate", "Choice", "value"))
    'programme.1.numbers.rate.value'
    """
    parts = (part for part in loc if part not in NUMBER_KINDS)
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in parts)


def _reform_faults(code: str, files: Mapping[str, PolicyFile]) -> Iterator[Fault]:
    """What a change of another policy does not find there, and programmes that are not whole."""
    said, chain = files[code], [code]
    while (base := files[chain[-1]].extends) in files and base not in chain:
        chain.append(base)
    if base in chain:
        yield Fault("extends", " extends ".join([*chain, base]), "policies that do not extend each other in a circle")
    elif base:
        yield Fault("extends", repr(base), f"one of {', '.join(other for other in files if other != code)}")
    else:
        before = _programmes(said.extends, files) if said.extends else {}
        known = ", ".join(before) or "no programme: it extends no policy"
        yield from (Fault("without", repr(name), known) for name in said.without if name not in before)
        for programme in _programmes(code, files).values():
            if before and programme["code"] not in before and (missing := _missing(programme)):
                yield _stray_fault(programme["code"], missing, said.extends, before)
            else:
                yield from _whole_faults(programme)


def _missing(programme: Mapping[str, Any]) -> list[str]:
    return [setting for setting in NEEDED if not programme.get(setting)]


def _stray_fault(code: str, missing: Sequence[str], base: str, before: Iterable[str]) -> Fault:
    """A change of a programme that the policy before has not, or a programme that is not whole by itself."""
    near = get_close_matches(code, known := list(before), n=3) or known
    found = f"no such programme in {base}, and no {', '.join(missing)} of its own"
    return Fault(f"programme {code!r}", found, f"one of {', '.join(near)}; or a programme that is whole by itself")


def _whole_faults(programme: Mapping[str, Any]) -> Iterator[Fault]:
    """Settings that a programme needs and has not; conditions of no test, or of two."""
    for setting in _missing(programme):
        yield Fault(f"{programme['code']}: {setting}", "nothing", "a value")
    for place, condition in enumerate(programme.get("conditions", ()), 1):
        if [*map(condition.__contains__, TESTS)].count(True) != 1:
            where = f"{programme['code']}: condition {place}"
            yield Fault(where, " and ".join(condition), "column and one of at_most, below, at_least, above")


def _programmes(code: str, files: Mapping[str, PolicyFile]) -> dict[str, dict[str, Any]]:
    """The programmes of a policy as they are said, with its changes put onto those of the policy that it extends."""
    said = files[code]
    before = _programmes(said.extends, files) if said.extends else {}
    programmes = {name: settings for name, settings in before.items() if name not in said.without}
    for programme in said.programme:
        change = programme.model_dump(exclude_unset=True)
        programmes[programme.code] = _changed(programmes.get(programme.code, {}), change)
    return programmes


def _changed(before: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """Settings with a change: numbers and columns one by one, everything else whole."""
    inner = {name: {**before.get(name, {}), **change[name]} for name in ("numbers", "columns") if name in change}
    return {**before, **change, **inner}


def _policy(code: str, said: PolicyFile, programmes: Mapping[str, dict[str, Any]]) -> Policy:
    whole = tuple(_programme(ProgrammeSettings.model_validate(settings)) for settings in programmes.values())
    return Policy(code, {"en": said.name_en, "ko": said.name_ko}, whole, _words(said.note), said.extends)


def _programme(said: ProgrammeSettings) -> Programme:
    cut, step = said.reduction, said.rounding
    return Programme(
        said.code, {"en": said.name_en, "ko": said.name_ko}, said.kind, said.unit, said.period,
        {name: _number(number) for name, number in said.numbers.items()}, said.columns,
        tuple(map(_condition, said.conditions)),
        None if cut is None else Reduction(cut.column, _number(cut.level), _number(cut.share)),
        tuple(said.replaces), tuple(said.counts), None if step is None else Rounding(_number(step.to), step.how),
        None if said.take_up is None else _number(said.take_up), said.is_levy, _words(said.note),
    )  # fmt: skip


def _condition(said: ConditionSettings) -> Condition:
    return next(
        Condition(said.column, test, _number(bound)) for test in TESTS if (bound := getattr(said, test)) is not None
    )


def _number(said: PolicyNumber) -> Number:
    if isinstance(said, ChoiceSettings):
        return Choice(said.value, said.unit_measure)
    if isinstance(said, ShareOfSettings):
        return ShareOf(said.share, said.of, said.to, said.gazetted)
    return Law(said)


def _words(said: Bilingual | None) -> dict[str, str]:
    return {} if said is None else said.model_dump()
