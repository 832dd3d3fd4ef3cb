from donghaeng.change import Stated, stated_of

ROWS = [
    Stated("b", "2024", "response", "More money.", "예산 확대."),
    Stated("a", "2024", "cause", "Prices rose.", "물가 상승."),
    Stated("b", "2024", "cause", "Fewer came.", "참여 감소."),
    Stated("b", "2023", "cause", "Earlier.", "이전."),
]


def test_what_was_said_of_a_node_and_below_stands_in_the_order_of_the_tree(tree):
    framework = tree(x="index", b="x", a="index")
    found = stated_of(ROWS, framework, "index", ("2023", "2024"))
    assert [(row.node, row.kind) for row in found] == [("b", "cause"), ("b", "response"), ("a", "cause")]
    assert [row.text_en for row in stated_of(ROWS, framework, "x", ("2022", "2023"))] == ["Earlier."]
    assert stated_of(ROWS, framework, "a", ("2021", "2022")) == ()


def test_a_text_is_in_a_language():
    assert (ROWS[0].text("en"), ROWS[0].text("ko")) == ("More money.", "예산 확대.")
