from donghaeng.change import missing_series

PARENTS = {"b": "index", "a": "index"}
VALUES = {"a": (1, 2), "b": (1, 2)}


def listed(town, drivers, columns=VALUES, parents=PARENTS):
    result = town(parents, columns).build()
    return {one.indicator: (one.form, dict(one.roles)) for one in missing_series(result, drivers)}


def test_an_indicator_without_a_row_has_no_form(town):
    assert listed(town, []) == {"b": ("", {}), "a": ("", {})}
    assert list(listed(town, [])) == ["b", "a"]  # the order of the tree


def test_roles_are_listed_with_their_periods(town, driver):
    columns = VALUES | {"need_a": (1, None), "output_a": (1, 2), "budget_a": (3, 4), "prices_a": (1, 1)}
    own = [driver(), driver("b", "outcome", "")]
    assert listed(town, own, columns) == {"a": ("coverage", {"need": ("2024",)})}


def test_a_volume_lacks_its_need_as_well(town, driver):
    own = [driver(form="volume", roles=""), driver("b", "outcome", "")]
    both = ("2023", "2024")
    assert listed(town, own) == {"a": ("volume", {"need": both, "budget": both, "price_level": both})}


def test_a_value_that_is_not_there_is_missing(town, driver):
    columns = {"a": (1, None), "b": (1, 2)}
    own = [driver("a", "outcome", ""), driver("b", "outcome", "")]
    assert listed(town, own, columns) == {"a": ("outcome", {"value": ("2024",)})}


def test_a_coverage_may_be_made_of_its_drivers(town, driver):
    columns = {"a": (1, None), "b": (1, 2), "need_a": (1, 2), "output_a": (1, 2)}
    own = [driver(roles="no"), driver("b", "outcome", "")]
    assert set(listed(town, own, columns)["a"][1]) == {"budget", "price_level"}
