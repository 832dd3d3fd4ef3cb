"""How long it takes to say why an index moved: 100,000 units, 500 indicators under 10 pillars, every contribution.

`make bench` prints the table; `make bench ARGS=--write` also writes it into docs/benchmarks.md.
"""

from pathlib import Path

import numpy as np
from bench_index import Case, Clock, Marks, report

MARKS = Marks("<!-- change -->", "<!-- /change -->")
UNITS, PILLARS, WIDTH = 100_000, 10, 50


def attribution(mean: str, *, units: int = UNITS, split: str = "straight_path") -> dict[str, float]:
    """Contributions of every node to its pillar and to the index, of all units."""
    from donghaeng.change import State, attribute
    from donghaeng.index import Framework, Node, read_method
    from donghaeng.index.aggregate import AGGREGATE

    pillars = [Node(f"p{place}", "", "", "index") for place in range(PILLARS)]
    leaves = [Node(f"{pillar.code}_{place}", "", "", pillar.code, "points", 1) for pillar in pillars
              for place in range(WIDTH)]  # fmt: skip
    framework = Framework((Node("index", "", ""), *pillars, *leaves))
    method = read_method({"normalise": {"method": "none"}, "aggregate": {"method": mean}}, framework)
    chance, members = np.random.default_rng(1), np.kron(np.eye(PILLARS), np.ones((WIDTH, 1)))
    states = []
    for _ in range(2):
        own = chance.uniform(80, 120, (units, len(leaves)))
        above = AGGREGATE[mean](own, np.ones(len(leaves)), members)
        top = AGGREGATE[mean](above, np.ones(PILLARS), np.ones((PILLARS, 1)))
        states.append(State(np.concatenate([own, above, top], axis=-1), np.ones((1, len(framework.order)))))
    clock = Clock()
    attribute(framework, method, (states[0], states[1]), split=split)
    return clock.told()


def many_arithmetic() -> dict[str, float]:
    """Arithmetic means: the integral has one point."""
    return attribution("arithmetic")


def many_log_mean() -> dict[str, float]:
    """Geometric means by the log-mean split, which has no integral."""
    return attribution("geometric", split="log_mean")


def some_geometric() -> dict[str, float]:
    """Geometric means along the straight path; a tenth of the units."""
    return attribution("geometric", units=UNITS // 10)


CASES: dict[str, Case] = {
    "100,000 units x 500 indicators, arithmetic": (many_arithmetic, "cpu", 10.0),
    "the same, geometric, by the log-mean split": (many_log_mean, "cpu", 10.0),
    "10,000 units x 500 indicators, geometric, along the straight path": (some_geometric, "cpu", None),
}

if __name__ == "__main__":
    report(Path(__file__), CASES, MARKS)
