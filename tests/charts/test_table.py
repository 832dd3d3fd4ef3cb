from donghaeng.charts import Column, Table

TABLE = Table(
    (
        Column("unit", {"en": "Code", "ko": "코드"}, is_code=True),
        Column("unit_name_en", {"en": "Unit", "ko": "단위(영어)"}, "en"),
        Column("unit_name_ko", {"en": "Unit (Korean)", "ko": "단위"}, "ko"),
        Column("score", {"en": "Score", "ko": "점수"}, decimals=1),
        Column("why_en", {"en": "Why", "ko": "이유(영어)"}, "en"),
    ),
    (("jung-gu", "Jung-gu", "중구", 100.04, None), ("mapo-gu", "Mapo-gu", "마포구", None, None)),
)


def test_a_row_is_known_by_the_codes_of_its_columns():
    assert next(iter(TABLE.records()))["score"] == 100.04


def test_a_name_that_all_rows_share_is_left_to_the_title():
    rows = (("jung-gu", "Jung-gu", "중구", 100.0, None), ("jung-gu", "Jung-gu", "중구", 100.0, None))
    assert [column.code for column in Table(TABLE.columns, rows).shown("en").columns] == ["score"]
    assert [column.code for column in Table(TABLE.columns, rows[:1]).shown("en").columns] == ["unit_name_en", "score"]


def test_a_page_shows_names_in_its_language_and_no_codes():
    assert [column.code for column in TABLE.shown("ko").columns] == ["unit_name_ko", "score"]
    assert TABLE.shown("en").rows == (("Jung-gu", 100.04), ("Mapo-gu", None))
