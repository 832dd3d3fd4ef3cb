import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.archive.blocks import (
    ImageBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
    VideoBlock,
    block_words,
    read_blocks,
    write_block,
    write_blocks,
)
from donghaeng.archive.markdown import text_faults


@pytest.mark.parametrize(("markdown", "blocks"), [
    ("", ()),
    ("\n\n", ()),
    ("One.\n\nTwo.", (TextBlock("One.\n\nTwo."),)),
    ("## One\n\n- two\n- three", (TextBlock("## One\n\n- two\n- three"),)),
    ("![A bus](images/bus.jpg)", (ImageBlock("images/bus.jpg", "A bus"),)),
    ('![A *bus*](images/bus.jpg "City")', (ImageBlock("images/bus.jpg", "A bus", "City"),)),
    ("[The bus](video:night-bus)", (VideoBlock("night-bus", "The bus"),)),
    ("> It runs.\n> — Kim", (QuoteBlock("It runs.", "Kim"),)),
    ("> It runs.\n>\n> All night.\n>\n> — Kim", (QuoteBlock("It runs.\n\nAll night.", "Kim"),)),
    ("> It runs\nall night.", (QuoteBlock("It runs\nall night."),)),
    (">It runs.", (QuoteBlock("It runs."),)),
    ("> a\n\n> b", (QuoteBlock("a"), QuoteBlock("b"))),
    ("| a | b |\n|---|--:|\n| 1 | 2 |", (TableBlock(("a", "b"), (("1", "2"),), ("", "right")),)),
    ("a | b\n:-: | ---\n1", (TableBlock(("a", "b"), (("1", ""),), ("center", "")),)),
    ("One.\n![A bus](images/bus.jpg)", (TextBlock("One.\n![A bus](images/bus.jpg)"),)),
    ("See [the bus](video:night-bus).", (TextBlock("See [the bus](video:night-bus)."),)),
    ("[a](video:b) [c](video:d)", (TextBlock("[a](video:b) [c](video:d)"),)),
    ("- > a", (TextBlock("- > a"),)),
    ("One.\r\n\r\n> Two.\r\n", (TextBlock("One."), QuoteBlock("Two."))),
])  # fmt: skip
def test_a_text_is_split_into_blocks(markdown, blocks):
    assert read_blocks(markdown) == blocks


def test_texts_that_touch_are_one_block_and_others_stand_between():
    assert read_blocks("One.\n\n\n## Two\n\n> Three.\n\nFour.\n\n- Five.") == (
        TextBlock("One.\n\n\n## Two"), QuoteBlock("Three."), TextBlock("Four.\n\n- Five.")
    )  # fmt: skip


@pytest.mark.parametrize(("block", "markdown"), [
    (TextBlock("\n One.  \n\n"), " One.  "),
    (ImageBlock("images/bus.jpg", "A bus"), "![A bus](images/bus.jpg)"),
    (ImageBlock("images/bus.jpg", "A bus_stop", 'The "City"'), '![A bus_stop](images/bus.jpg "The \\"City\\"")'),
    (ImageBlock("images/bus.jpg", "A *bus*"), r"![A \*bus\*](images/bus.jpg)"),
    (VideoBlock("night-bus", "The [bus]"), "[The [bus]](video:night-bus)"),
    (VideoBlock("night-bus", "The [bus"), r"[The \[bus](video:night-bus)"),
    (QuoteBlock("It runs.\n\nAll night.", "Kim"), "> It runs.\n>\n> All night.\n> — Kim"),
    (QuoteBlock("It runs."), "> It runs."),
    (TableBlock(("a", "b|c"), (("1", ""),), ("", "right")), "| a | b\\|c |\n| --- | ---: |\n| 1 | |"),
])  # fmt: skip
def test_a_block_is_written_as_we_write_it(block, markdown):
    assert write_block(block) == markdown


def test_blocks_without_words_are_left_out():
    assert write_blocks([TextBlock("One."), TextBlock(" \n"), TextBlock("Two.")]) == "One.\n\nTwo."


def test_the_words_of_a_block_leave_pictures_out():
    blocks = [TextBlock("One."), ImageBlock("images/a.png", "A"), VideoBlock("b", "B"), QuoteBlock("Two.")]
    assert list(map(block_words, blocks)) == ["One.", "", "", "> Two."]


SIGNS = st.sampled_from([*'가x*_[]()!\\`<>&"|#-', "y z", "&amp;"])
LINES = st.lists(SIGNS, min_size=1, max_size=8).map("".join).filter(lambda line: line == " ".join(line.split()))
WORDS = st.lists(st.sampled_from(["버스", "night", "runs", "111.0", "a_b"]), min_size=1, max_size=4).map(" ".join)
CELLS = st.one_of(st.just(""), LINES)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 4))
    row = st.tuples(*[CELLS] * width)
    sides = draw(st.tuples(*[st.sampled_from(["", "left", "center", "right"])] * width))
    return TableBlock(draw(row), tuple(draw(st.lists(row, max_size=3))), sides if any(sides) else ())


BLOCKS = st.lists(
    st.one_of(
        st.lists(st.one_of(WORDS, WORDS.map("## {}".format), WORDS.map("- {}".format)), min_size=1, max_size=3)
        .map("\n\n".join).map(TextBlock),
        st.builds(ImageBlock, st.just("images/bus.jpg"), LINES, st.one_of(st.just(""), LINES)),
        st.builds(VideoBlock, st.just("night-bus"), LINES),
        st.builds(QuoteBlock, st.lists(WORDS, min_size=1, max_size=3).map("\n\n".join), st.one_of(st.just(""), LINES)),
        tables(),
    ),
    max_size=6,
)  # fmt: skip


def merged(blocks):
    """Give blocks with texts that touch as one."""
    found = []
    for block in blocks:
        if found and isinstance(block, TextBlock) and isinstance(found[-1], TextBlock):
            found[-1] = TextBlock(f"{found[-1].markdown}\n\n{block.markdown}")
        else:
            found.append(block)
    return tuple(found)


@given(BLOCKS)
def test_any_blocks_written_and_read_are_the_same(blocks):
    assert read_blocks(write_blocks(blocks)) == merged(blocks)


PIECES = st.sampled_from([
    "> ", ">", "— ", "| a | b |", "| --- | ---: |", "|", "\\", "[", "](", ")", "![", "images/a.jpg", "video:b",
    "page:c/d", "\n", "\n\n", " ", "    ", "- ", "1. ", "## ", "*", "_", "`", "```", "<b>", "<", "<!--", "&amp;", '"',
    "가", "x", "\t", "---", "===", "[r]: https://x.kr", "\r\n", "\x00", "\u2028", "\x0c", "~~~", "https://a.kr",
])  # fmt: skip
ANYTHING = st.one_of(st.lists(PIECES, max_size=20).map("".join), st.text())


@given(ANYTHING)
def test_any_text_becomes_one_that_stays_as_it_is(text):
    once = write_blocks(read_blocks(text))
    assert write_blocks(read_blocks(once)) == once


@given(ANYTHING.filter(lambda text: not text_faults(text)))
def test_a_text_without_faults_keeps_its_blocks(text):
    blocks = read_blocks(text)
    assert read_blocks(write_blocks(blocks)) == blocks
