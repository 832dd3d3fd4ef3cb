"""The finding of each chart: what its numbers say, as a sentence or two in each language.

Changes are taken in full precision and then rounded. "The same" is said only where the change rounds to zero; where
the rounded scores differ all the same, "almost the same".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from donghaeng.charts.names import Texts, period_name
from donghaeng.charts.particles import with_particle
from donghaeng.charts.words import WHY

Path = Sequence[tuple[str, float | None]]
"""Period and score, in order of time; None for a gap. [points]"""


@dataclass(frozen=True)
class BaseText:
    """The base in words, its value, and the period whose score is the base by definition, if there is one. [points]"""

    texts: Texts
    value: float
    period: str = ""


def number(value: float, decimals: int) -> str:
    """A number as a sentence prints it.

    Examples
    --------
    >>> number(130.578, 1), number(-4.76, 1), number(-0.01, 1)
    ('130.6', '−4.8', '0.0')
    """
    shown = f"{value:.{decimals}f}"
    if float(shown) == 0:
        return shown.lstrip("-")
    return shown.replace("-", "−")


def direction(before: float, after: float, decimals: int) -> int:
    """1 for a rise, -1 for a fall, 0 for a change that rounds to zero.

    Examples
    --------
    >>> direction(100, 100.04, 1), direction(100, 100.06, 1), direction(100, 99, 0)
    (0, 1, -1)
    """
    change = float(f"{after - before:.{decimals}f}")
    return (change > 0) - (change < 0)


def of_path(subject: Texts, path: Path, *, decimals: int = 1, base: BaseText | None = None, why: str = "",
            other: tuple[Texts, float] | None = None) -> Texts:  # fmt: skip
    """The last score of a path against the one before, against the base and against another unit.

    Parameters
    ----------
    subject : what is scored, as it stands in a sentence: ``the score for Housing``, ``주거 점수``.
    path : at least one period.
    base : what the scores are relative to.
    why : the status of the last period's score, where it is a gap.
    other : another unit's name and its score in the period of the last score. [points]
    """
    known = [(period, score) for period, score in path if score is not None]
    if not known:
        return {"en": f"There is no score for {_bare(subject['en'])}.",
                "ko": f"산출된 {with_particle(_scored(subject['ko']), '이')} 없습니다."}  # fmt: skip
    gap = _last_is_missing(subject, path[-1][0], why) if path[-1][1] is None else {"en": "", "ko": ""}
    now = _now(subject, known, decimals)
    skipped = _skipped(path, known)
    against = _against_base(known, base, decimals)
    beside = {"en": "", "ko": ""} if other is None else _beside(known[-1][1], other, decimals)
    return {language: " ".join(part[language] for part in (gap, now, skipped, against, beside) if part[language])
            for language in ("en", "ko")}  # fmt: skip


def _now(subject: Texts, known: Sequence[tuple[str, float]], decimals: int) -> Texts:
    """The last score and, if there is one before, how it moved."""
    period, score = known[-1]
    shown = number(score, decimals)
    when = {language: period_name(period, language) for language in ("en", "ko")}
    starts = f"In {when['en']} {subject['en']} was {shown}"
    topic = f"{when['ko']} {with_particle(subject['ko'], '은')}"
    to = f"{topic} {with_particle(shown, '으로')}"
    if len(known) == 1:
        return {"en": f"{starts}.", "ko": f"{topic} {shown}입니다."}
    earlier, before = known[-2]
    printed, change = number(before, decimals), number(abs(score - before), decimals)
    then = {language: period_name(earlier, language) for language in ("en", "ko")}
    move = direction(before, score, decimals)
    if move:
        higher, rose = ("higher", "올랐습니다") if move > 0 else ("lower", "내렸습니다")
        return {"en": f"{starts}, {change} points {higher} than in {then['en']} ({printed}).",
                "ko": f"{to} {then['ko']}({printed})보다 {change}점 {rose}."}  # fmt: skip
    if shown == printed:
        return {"en": f"{starts}, the same as in {then['en']}.",
                "ko": f"{to} {with_particle(then['ko'], '과')} 같습니다."}  # fmt: skip
    same = with_particle(f"{then['ko']}({printed})", "과")
    return {"en": f"{starts}, almost the same as in {then['en']} ({printed}).",
            "ko": f"{to} {same} 거의 같습니다."}  # fmt: skip


def _last_is_missing(subject: Texts, period: str, why: str) -> Texts:
    reason = WHY.get(why, {"en": "", "ko": ""})
    en = f" ({reason['en']})" if reason["en"] else ""
    ko = f"({reason['ko']})" if reason["ko"] else ""
    scored = with_particle(_scored(subject["ko"]), "이")
    return {"en": f"For {period_name(period, 'en')} there is no score{en}.",
            "ko": f"{period_name(period, 'ko')}에는 {scored} 없습니다{ko}."}  # fmt: skip


def _skipped(path: Path, known: Sequence[tuple[str, float]]) -> Texts:
    """The gaps between the two scores that are compared; with one score, all gaps before it."""
    periods = [period for period, _ in path]
    start = periods.index(known[-2][0]) if len(known) > 1 else -1
    between = periods[start + 1 : periods.index(known[-1][0])]
    if not between:
        return {"en": "", "ko": ""}
    first, last = between[0], between[-1]
    if first == last:
        return {"en": f"There is no score for {period_name(first, 'en')}.",
                "ko": f"{period_name(first, 'ko')}에는 점수가 없습니다."}  # fmt: skip
    return {"en": f"There are no scores from {period_name(first, 'en')} to {period_name(last, 'en')}.",
            "ko": f"{period_name(first, 'ko')}부터 {period_name(last, 'ko')}까지는 점수가 없습니다."}  # fmt: skip


def _against_base(known: Sequence[tuple[str, float]], base: BaseText | None, decimals: int) -> Texts:
    """The last score against the base, unless the first sentence said so or the score is the base itself."""
    if base is None or base.period == known[-1][0] or (len(known) > 1 and base.period == known[-2][0]):
        return {"en": "", "ko": ""}
    score = known[-1][1]
    off, move = number(abs(score - base.value), decimals), direction(base.value, score, decimals)
    if not move:
        return {"en": f"That is the base ({base.texts['en']}).", "ko": f"기준({base.texts['ko']})과 같은 수준입니다."}
    above, high = ("above", "높습니다") if move > 0 else ("below", "낮습니다")
    return {"en": f"That is {off} points {above} the base ({base.texts['en']}).",
            "ko": f"기준({base.texts['ko']})보다는 {off}점 {high}."}  # fmt: skip


def _beside(score: float, other: tuple[Texts, float], decimals: int) -> Texts:
    """Another unit's score against the last one."""
    names, theirs = other
    shown, off = number(theirs, decimals), number(abs(theirs - score), decimals)
    move = direction(score, theirs, decimals)
    if not move:
        return {
            "en": f"{names['en']}’s score was {shown}, as high.",
            "ko": f"{names['ko']}도 {with_particle(shown, '으로')} 같은 수준입니다.",
        }
    higher, high = ("higher", "높습니다") if move > 0 else ("lower", "낮습니다")
    topic = with_particle(names["ko"], "은")
    return {"en": f"{names['en']}’s score was {shown}, {off} points {higher}.",
            "ko": f"{topic} {with_particle(shown, '으로')} {off}점 {high}."}  # fmt: skip


def _bare(subject: str) -> str:
    """A subject after "There is no score for": the thing itself."""
    return subject.removeprefix("the score for ").replace("’s score for ", ": ")


def _scored(subject: str) -> str:
    return subject if subject.endswith("점수") else f"{subject} 점수"
