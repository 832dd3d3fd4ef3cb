"""Plans against every plan there is, duals against differences, and what is told of a plan."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from donghaeng.base.errors import ConflictError, InputError, MethodError
from donghaeng.budget import allocate, draw_efficiency, frontier, least_money, stakes_of

ROOT, A, B = 2, 0, 1


def gradient_sums(stakes, points):
    """Return the scores of all aggregates, plan by plan."""
    return stakes.above + points @ stakes.gradient.T


class TestBruteForce:
    """A plan is as good as the best of all plans in tens."""

    @pytest.mark.parametrize(("concave", "whole"), [(True, False), (True, True), (False, True)])
    def test_most_points(self, cases, tried, concave, whole):
        @given(case=cases(concave=concave, whole=whole))
        def holds(case):
            portfolio, stakes, money = case
            plans, points, _ = tried(portfolio, money)
            assume(len(plans))
            found = allocate(portfolio, stakes, money, prices=False)
            best = gradient_sums(stakes, points)[:, ROOT].max()
            assert found.after[ROOT] == pytest.approx(best, abs=1e-6)

        holds()

    @pytest.mark.parametrize(("concave", "whole"), [(True, False), (True, True), (False, True)])
    def test_most_people_and_among_these_most_points(self, cases, tried, concave, whole):
        @given(case=cases(concave=concave, whole=whole))
        def holds(case):
            portfolio, stakes, money = case
            plans, points, people = tried(portfolio, money)
            assume(len(plans))
            found = allocate(portfolio, stakes, money, objective="most_people", prices=False)
            reached = people.sum(axis=1)
            best = gradient_sums(stakes, points)[reached == reached.max(), ROOT].max()
            assert found.reached == pytest.approx(reached.max(), abs=1e-5)
            assert found.after[ROOT] == pytest.approx(best, abs=1e-5)

        holds()

    @pytest.mark.parametrize("concave", [True, False])
    def test_lift_lowest_in_whole_units_and_among_these_most_points(self, cases, tried, concave):
        @given(case=cases(concave=concave, whole=True))
        def holds(case):
            portfolio, stakes, money = case
            plans, points, _ = tried(portfolio, money)
            assume(len(plans))
            found = allocate(portfolio, stakes, money, objective="lift_lowest", prices=False)
            scores = gradient_sums(stakes, points)
            lowest = scores[:, [A, B]].min(axis=1)
            assert found.value == pytest.approx(lowest.max(), abs=1e-6)
            assert found.after[ROOT] == pytest.approx(scores[lowest > lowest.max() - 1e-9, ROOT].max(), abs=1e-5)

        holds()

    @pytest.mark.parametrize("concave", [True, False])
    def test_least_regret_in_whole_units(self, cases, tried, concave):
        @given(case=cases(concave=concave, whole=True),
               efficiency=st.lists(st.tuples(*[st.floats(0.25, 4)] * 3), min_size=1, max_size=4))  # fmt: skip
        def holds(case, efficiency):
            portfolio, stakes, money = case
            plans, points, _ = tried(portfolio, money)
            assume(len(plans))
            draws = np.array(efficiency)
            found = allocate(portfolio, stakes, money, objective="least_regret", efficiency=draws, prices=False)
            worth = (points[:, None] * draws) @ stakes.gradient[ROOT]
            regrets = (worth.max(axis=0) - worth).max(axis=1)
            assert found.value == pytest.approx(regrets.min(), abs=1e-5)

        holds()

    @pytest.mark.parametrize(("concave", "whole"), [(True, False), (True, True), (False, True)])
    def test_the_least_money_is_that_of_the_cheapest_plan(self, cases, tried, concave, whole):
        @given(case=cases(concave=concave, whole=whole))
        def holds(case):
            portfolio, stakes, money = case
            plans, _, _ = tried(portfolio, money)
            assert least_money(portfolio, stakes) == pytest.approx(plans.sum(axis=1).min(), abs=1e-6)

        holds()

    def test_a_curve_that_is_not_concave_is_filled_in_order(self, portfolio, stakes):
        made = portfolio({"x": [(10, 1), (20, 9)], "y": [(20, 4)]}, x={"shape": "any"})
        tree = stakes({("a", "x"): 0.5, ("a", "y"): 0.5})
        assert allocate(made, tree, 10).by_programme == {"x": 0, "y": 10}  # 2 points from y, 1 from x
        assert allocate(made, tree, 20).by_programme == {"x": 20, "y": 0}


class TestPrices:
    @pytest.mark.parametrize("objective", ["most_points", "most_people", "lift_lowest", "least_regret"])
    def test_duals_are_differences_away_from_kinks(self, cases, objective):
        @given(case=cases())
        def holds(case):
            portfolio, stakes, money = case
            money += 3  # between the corners, which lie at tens
            draws = draw_efficiency_of(portfolio)
            try:
                found, (less, more) = (
                    allocate(portfolio, stakes, money, objective=objective, efficiency=draws),
                    [allocate(portfolio, stakes, money + by, objective=objective, efficiency=draws, prices=False).value
                     for by in (-0.01, 0.01)],
                )  # fmt: skip
            except ConflictError:
                assume(False)
            slope_before, slope_after = (found.value - less) / 0.01, (more - found.value) / 0.01
            assume(abs(slope_before - slope_after) < 1e-4)
            price = found.price("money")
            assert price.how == "dual"
            assert price.price == pytest.approx((more - less) / 0.02, abs=1e-4)

        holds()

    def test_every_limit_has_its_price_by_hand(self, portfolio, stakes):
        """x gives 0.04 a won, then 0.02; y 0.05, then 0.04; z 0.01; x weighs 1/2, y and z 1/4."""
        tree = stakes({("a", "x"): 1.0, ("b", "y"): 0.5, ("b", "z"): 0.5}, [90, 100, 120])
        made = portfolio({"x": [(100, 4), (200, 6)], "y": [(100, 5), (300, 13)], "z": [(100, 1)]}, [("e", (50, 80))],
                         x={"ceiling": 90}, y={"floor": 20}, z={"earmark": "e"})  # fmt: skip
        found = allocate(made, tree, 260)
        assert found.by_programme == pytest.approx({"x": 90, "y": 120, "z": 50})
        prices = {(one.limit.kind, one.limit.code): one.price for one in found.prices}
        expected = {("money", ""): 0.01, ("ceiling", "x"): 0.02 - 0.01, ("floor", "y"): 0,
                    ("least", "e"): 0.0025 - 0.01, ("most", "e"): 0}  # fmt: skip
        assert prices == pytest.approx(expected)
        assert [(one.kind, one.code) for one in found.binding] == [("money", ""), ("ceiling", "x"), ("least", "e")]
        assert found.price("most", "f") is None


class TestWhatIsTold:
    @pytest.fixture
    def found(self, portfolio, stakes):
        tree = stakes({("a", "x"): 1.0, ("b", "y"): 0.5, ("b", "z"): 0.5}, [90, 100, 120])
        made = portfolio({"x": [(100, 4, 10)], "y": [(100, 8, 5)], "z": [(100, 1, 1)]}, x={"error": 0.3})
        return allocate(made, tree, 150, efficiency=np.array([[0.5, 1, 1], [1.5, 1, 1]]))

    def test_money_points_people_and_scores(self, found):
        assert found.by_programme == pytest.approx({"x": 50, "y": 100, "z": 0})
        assert (found.points.tolist(), found.people.tolist(), found.reached) == ([2, 8, 0], [5, 5, 0], 10)
        assert (found.before.tolist(), found.after.tolist()) == ([90, 110, 100], [92, 114, 103])
        assert (found.value, found.score("index"), found.spent, found.unspent) == (3, 103, 150, 0)

    def test_what_the_plan_does_not_do(self, found):
        assert [one.programme for one in found.without_money] == ["z"]
        assert (found.not_raised, found.not_moved, found.without_effect) == (("z",), (), ())

    def test_the_interval_is_between_percentiles_of_draws(self, found):
        """x gains 1 or 3 points: from the 5th to the 95th percentile of two, 1.1 to 2.9."""
        told = found.interval
        assert (told.draws, told.low[0], told.high[0]) == (2, pytest.approx(91.1), pytest.approx(92.9))
        assert (told.above_low[ROOT], told.above_high[ROOT]) == (pytest.approx(102.55), pytest.approx(103.45))

    def test_money_that_helps_nobody_is_not_spent(self, portfolio, stakes):
        found = allocate(portfolio({"x": [(100, 4), (200, 4)]}), stakes({("a", "x"): 1.0}), 300)
        assert (found.spent, found.unspent, found.binding) == (100, 200, ())

    def test_the_gap_of_slopes_to_a_geometric_mean(self, portfolio, result):
        """√(50 x 200) = 100 rises by 1 for each point of x, so by slopes to 104; in truth to √(54 x 200)."""
        built = result({"x": "index", "y": "index"}, {"x": 50.0, "y": 200.0}, "geometric")
        found = allocate(portfolio({"x": [(100, 4)]}), stakes_of(built, period="2024"), 100)
        assert found.linear[0] == pytest.approx(104, abs=1e-5)
        assert found.after[0] == pytest.approx(np.sqrt(54 * 200))
        assert found.gap[0] == pytest.approx(np.sqrt(54 * 200) - 104, abs=1e-5)

    def test_an_indicator_that_moves_nothing_is_named(self, portfolio, result):
        built = result({"x": "index", "y": "index"}, {"x": 50.0, "y": 90.0}, "minimum")
        found = allocate(portfolio({"y": [(100, 4)]}), stakes_of(built, period="2024"), 100)
        assert (found.without_effect, found.not_moved) == (("y",), ("index",))

    def test_where_a_point_lowers_the_index_money_stays(self, portfolio, result):
        """The Mazziotta-Pareto index falls when a high score alone rises far enough."""
        built = result(dict.fromkeys("xyz", "index"), {"x": 10.0, "y": 10.0, "z": 200.0}, "mazziotta_pareto")
        stakes = stakes_of(built, period="2024")
        assert stakes.gradient[0, 2] < 0
        found = allocate(portfolio({"z": [(100, 4), (200, 5)]}, z={"floor": 50}), stakes, 200)
        assert found.by_programme == pytest.approx({"z": 50})
        assert found.linear[0] == pytest.approx(stakes.above[0] + 2 * stakes.gradient[0, 2])


class TestFrontier:
    def test_more_money_gives_more_by_ever_less(self, portfolio, stakes):
        made = portfolio({"x": [(100, 4), (200, 6)]})
        found = frontier(made, stakes({("a", "x"): 1.0}), [0, 100, 200, 300], efficiency=np.array([[0.5], [1.5]]))
        assert [(one.money, one.score) for one in found] == [(0, 100), (100, 104), (200, 106), (300, 106)]
        assert (found[1].value, found[1].low, found[1].high) == (4, pytest.approx(102.2), pytest.approx(105.8))

    def test_too_little_money_has_no_score(self, portfolio, stakes):
        made = portfolio({"x": [(100, 4)]}, x={"floor": 50})
        found = frontier(made, stakes({("a", "x"): 1.0}), [40, 60])
        assert np.isnan([found[0].score, found[1].low]).all()
        assert found[1].score == pytest.approx(102.4)


# 40 for x alone; with y, the earmark asks for 50 of both; units of 30 make 60 of them
def test_the_least_money_by_hand(portfolio, stakes):
    tree, curves, both = stakes({("a", "x"): 0.5, ("a", "y"): 0.5}), {"x": [(90, 4)], "y": [(90, 4)]}, {"earmark": "e"}
    assert least_money(portfolio(curves, x={"floor": 40}), tree) == pytest.approx(40)
    assert least_money(portfolio(curves, [("e", (50, 90))], x={"floor": 40, **both}, y=both), tree) == pytest.approx(50)
    whole = {"unit_cost": 30, **both}
    assert least_money(portfolio(curves, [("e", (50, 90))], x=whole, y=whole), tree) == pytest.approx(60)
    assert least_money(portfolio(curves), tree) == 0


def test_limits_that_no_amount_keeps_have_no_least_money(portfolio, stakes):
    made = portfolio({"x": [(100, 4)]}, [("e", (90, 100))], x={"ceiling": 50, "earmark": "e"})
    with pytest.raises(ConflictError, match="no plan keeps these limits together"):
        least_money(made, stakes({("a", "x"): 1.0}))


@pytest.mark.parametrize("money", [-1.0, float("nan"), float("inf")])
def test_money_that_cannot_be_is_refused(portfolio, stakes, money):
    with pytest.raises(InputError, match=r"money: found .* KRW; expected 0 or more"):
        allocate(portfolio({"x": [(100, 4)]}), stakes({("a", "x"): 1.0}), money)


def test_an_unknown_objective_is_refused(portfolio, stakes):
    with pytest.raises(MethodError, match="found 'best'; expected one of most_points, lift_lowest"):
        allocate(portfolio({"x": [(100, 4)]}), stakes({("a", "x"): 1.0}), 10, objective="best")


def draw_efficiency_of(portfolio):
    """Return five draws with an error of a half, or none would differ."""
    return np.random.default_rng(5).uniform(0.5, 1.5, (5, len(portfolio.programmes)))


def test_draws_have_mean_one_and_the_error_of_the_programme(portfolio):
    made = portfolio({"x": [(1, 1)], "y": [(1, 1)]}, x={"error": 0.4})
    draws = draw_efficiency(made, np.random.default_rng(3), 200_000)
    assert draws.mean(axis=0) == pytest.approx([1, 1], abs=0.005)
    assert draws.std(axis=0) == pytest.approx([0.4, 0], abs=0.01)
