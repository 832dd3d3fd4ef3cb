"""What a page needs of a response beside its plan: causes by node, the city's own words, the chart of money."""

import math
from typing import Any

from donghaeng.base.bilingual import in_language
from donghaeng.change import Stated, cause_name, grounds
from donghaeng.charts import Chart
from donghaeng.charts.frontier_chart import frontier
from donghaeng.city import response_words as words
from donghaeng.city.response import Answer, Response
from donghaeng.city.response_words import LANGUAGES, Language

Record = dict[str, Any]


def frontier_chart(response: Response, answer: Answer, *, is_marked: bool = True) -> Chart:
    """The chart of what more or less money would do; without new money the index stays where it is.

    ``is_marked`` : whether the amount of the answer is marked in it.
    """
    made, root = answer.allocation, answer.allocation.stakes.root
    now = float(made.before[made.stakes.place(root)])
    points = [(one.money, one.score, *((one.score,) * 2 if math.isnan(one.low) else (one.low, one.high)))
              for one in answer.frontier if not math.isnan(one.score) and one.money > 0]  # fmt: skip
    names = {language: response.index.framework[root].name(language) for language in ("en", "ko")}
    chosen = made.total if is_marked else None
    return frontier([(0.0, now, now, now), *points], chosen=chosen, subject=names, statement=response.statement,
                    decimals=response.decimals)  # fmt: skip


def cause_told(response: Response) -> Record:
    """The cause of each node's change, in a word and in a sentence, in both languages."""
    tree = response.index.framework
    return {
        code: {
            "cause": made.cause,
            "name": {language: cause_name(made, language) for language in LANGUAGES},
            "why": {language: grounds(made, tree[code].name(language), language=language)
                    for language in LANGUAGES},
        }
        for code, made in response.diagnoses.items()
    }  # fmt: skip


def said_told(response: Response) -> list[Record]:
    """What the city itself gave as causes and responses, in the order of the tree, in both languages."""
    places = {code: place for place, code in enumerate(response.index.framework.tree)}
    return [
        {
            "node": one.node, "period": one.period, "source": one.source,
            "kind": dict(zip(LANGUAGES, words.KINDS[one.kind], strict=True)),
            "text": {language: with_note(one, language) for language in LANGUAGES},
        }
        for one in sorted(response.stated, key=lambda one: (places[one.node], one.period))
    ]  # fmt: skip


def with_note(one: Stated, language: Language) -> str:
    """What the city said, and in brackets what is remarked on it."""
    own = in_language(one.note, language) if one.note else ""
    return f"{one.text(language)} ({own})" if own else one.text(language)
