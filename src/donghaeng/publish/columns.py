"""The columns of every table of a package: kind, names in both languages, meaning, keys."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column: its name in the header, its kind, what it is called and means in English and Korean."""

    name: str
    kind: str
    title_en: str
    title_ko: str
    about_en: str = ""
    about_ko: str = ""
    is_required: bool = False


@dataclass(frozen=True)
class Table:
    """A table of a package; ``keys`` tell its rows apart, ``refers`` are (column, table, its column)."""

    name: str
    title_en: str
    title_ko: str
    columns: tuple[Column, ...]
    keys: tuple[str, ...] = ()
    refers: tuple[tuple[str, str, str], ...] = ()


def _text(name: str, title_en: str, title_ko: str, about_en: str = "", about_ko: str = "") -> Column:
    return Column(name, "string", title_en, title_ko, about_en, about_ko)


def _needed(name: str, title_en: str, title_ko: str, about_en: str = "", about_ko: str = "") -> Column:
    return Column(name, "string", title_en, title_ko, about_en, about_ko, is_required=True)


UNIT = _needed("unit", "Unit", "평가 단위", "code of the thing scored, as in units.csv", "units.csv의 코드")
PERIOD = _needed("period", "Period", "기간", "2022, 2022-Q3 or 2022-03", "2022, 2022-Q3 또는 2022-03")
NODE = _needed("node", "Node", "항목", "code of framework.csv", "framework.csv의 코드")
NAMES = (
    _needed("name_en", "Name in English", "영문 이름"),
    _needed("name_ko", "Name in Korean", "국문 이름"),
)
NOTE = _text("note", "Note", "비고", "may be English / Korean", "영어 / 한국어 순으로 적을 수 있음")
MEASURE = _text("unit_measure", "Unit of measure", "측정 단위", "of the value", "값의 측정 단위")
MEASURE_KO = _text("unit_measure_ko", "Unit of measure, in Korean", "측정 단위(국문)", "where it is a word",
                   "낱말로 된 단위만 적음")  # fmt: skip
SOURCE = _needed("source", "Source", "출처", "key of sources.csv", "sources.csv의 키")
VALUE = Column("value", "number", "Value", "값", "as observed, in the unit of measure; empty for a gap",
               "측정 단위로 관측한 값. 결측이면 비움")  # fmt: skip
DECIMALS = Column("decimals", "integer", "Decimals", "소수 자릿수", "printed", "공표된 소수 자릿수")
PRINTED_ON = _text("published_on", "Published on", "공표일", "day, month or year", "일, 월 또는 연도")

SCORES = Table("scores", "Scores", "점수", (
    UNIT,
    _text("unit_name_en", "Unit, in English", "평가 단위(영문)"),
    _text("unit_name_ko", "Unit, in Korean", "평가 단위(국문)"),
    PERIOD,
    NODE,
    _text("node_name_en", "Node, in English", "항목(영문)"),
    _text("node_name_ko", "Node, in Korean", "항목(국문)"),
    VALUE,
    MEASURE,
    Column("score", "number", "Score", "점수", "in points; higher is better; empty for a gap",
           "높을수록 좋음. 결측이면 비움"),
    Column("rank", "integer", "Rank", "순위",
           "1 is the highest score; ties share the lowest number; the reference unit has none",
        "1이 최고점. 동점은 같은 순위. 기준 단위는 순위 없음"),
    Column("weight", "number", "Weight", "가중치", "share in its parent, 0 to 1; empty under a given score",
           "상위 항목에서 차지하는 비중(0~1). 상위 항목이 공표값이면 비움"),
    _needed("status", "Status", "상태", "code of status.csv: how the score was made, or why it is missing",
            "status.csv의 코드. 점수의 산출 방식 또는 결측 사유"),
    Column("counted", "number", "Indicators counted", "반영 지표 수", "that the node stands for",
           "항목이 대표하는 지표의 수"),
), ("unit", "period", "node"), (("unit", "units", "unit"), ("node", "framework", "code"),
                                ("status", "status", "status")))  # fmt: skip
FRAMEWORK = Table("framework", "Framework", "지표 체계", (
    _needed("code", "Code", "코드"),
    *NAMES,
    _text("parent", "Parent", "상위 항목", "code of the node above; empty for the index itself",
          "상위 항목의 코드. 지수 자체는 비움"),
    MEASURE,
    Column("direction", "integer", "Direction", "방향",
           "1 higher is better, -1 lower is better; empty above indicators",
           "1은 높을수록, -1은 낮을수록 좋음. 지표가 아니면 비움"),
    Column("weight", "number", "Weight", "가중치", "as given, among its siblings; any scale",
           "같은 상위 항목 안에서 정한 가중치. 척도 무관"),
    SOURCE,
    NOTE,
    MEASURE_KO,
), ("code",), (("parent", "framework", "code"), ("source", "sources", "key")))  # fmt: skip
SERIES = Table("series", "Series", "보조 계열", (
    _needed("code", "Code", "코드"), *NAMES, MEASURE, SOURCE, NOTE, MEASURE_KO,
), ("code",), (("source", "sources", "key"),))  # fmt: skip
UNITS = Table("units", "Units", "평가 단위", (
    _needed("unit", "Unit code", "평가 단위 코드"),
    *NAMES,
    _text("group", "Group", "집단", "for gaps that are filled from a group", "집단 값으로 결측을 대체할 때 사용"),
    _text("boundary", "Boundary", "경계", "id of its feature on the map", "지도 경계의 식별자"),
    NOTE,
), ("unit",))  # fmt: skip
DATA = Table("data", "Data", "원자료", (
    UNIT,
    PERIOD,
    _needed("node", "Node", "항목", "code of framework.csv or series.csv", "framework.csv 또는 series.csv의 코드"),
    VALUE,
    _text("status", "Status", "상태", "observed (or empty), given, change_from_base, left_out, unknown",
          "observed(또는 빈칸) 관측값, given 공표값, change_from_base 기준연도 대비 변화율, left_out 제외, "
          "unknown 미상"),
    SOURCE,
    Column("published_on", "date", "Published on", "공표일", "day of the release", "공표 차수의 날짜"),
    Column("indicators", "number", "Indicators", "반영 지표 수", "that a given score stands for",
           "공표값이 대표하는 지표의 수"),
    DECIMALS,
    NOTE,
), ("unit", "period", "node", "published_on"), (("unit", "units", "unit"), ("node", "framework", "code"),
                                                ("source", "sources", "key")))  # fmt: skip
PUBLISHED = Table("published", "Published scores", "공표 점수", (
    UNIT,
    NODE,
    PERIOD,
    Column("value", "number", "Published", "공표값", "as printed", "공표된 그대로의 값"),
    DECIMALS,
    PRINTED_ON,
    SOURCE,
    _text("status", "Status", "상태", "second_hand: the source itself was not read",
          "second_hand: 출처 원문을 직접 확인하지 못함"),
    NOTE,
), (), (("unit", "units", "unit"), ("node", "framework", "code"), ("source", "sources", "key")))  # fmt: skip
VERDICTS = Table("verdicts", "Verdicts on published scores", "공표 점수 판정", (
    UNIT,
    NODE,
    PERIOD,
    Column("published", "number", "Published", "공표값", "as printed", "공표된 그대로의 값"),
    DECIMALS,
    PRINTED_ON,
    SOURCE,
    Column("computed", "number", "Computed", "계산값", "empty where nothing can be computed", "계산할 수 없으면 비움"),
    _needed("verdict", "Verdict", "판정", "confirmed, consistent, differs, conflict or cannot be computed",
            "confirmed 확인, consistent 부합, differs 불일치, conflict 출처 상충, cannot be computed 계산 불가"),
    _text("why_en", "Why, in English", "판정 이유(영문)"),
    _text("why_ko", "Why, in Korean", "판정 이유(국문)"),
    NOTE,
), (), (("unit", "units", "unit"), ("node", "framework", "code"), ("source", "sources", "key")))  # fmt: skip
SOURCES = Table("sources", "Sources", "출처", (
    _needed("key", "Key", "키"),
    _needed("publisher", "Publisher", "발행기관"),
    _needed("title", "Title", "제목"),
    _text("url", "Address", "주소"),
    _text("published", "Published", "발행일", "day, month or year", "일, 월 또는 연도"),
    _text("accessed", "Read on", "열람일", "day, month or year", "일, 월 또는 연도"),
    _text("licence", "Licence", "이용 조건", "terms under which the source gives its figures; may be English / Korean",
          "출처가 정한 이용 조건. 영어 / 한국어 순으로 적을 수 있음"),
    _text("attribution", "Attribution", "출처 표시", "to be printed with its figures; may be English / Korean",
          "수치와 함께 표시할 문구. 영어 / 한국어 순으로 적을 수 있음"),
    _text("publisher_ko", "Publisher, in Korean", "발행기관(국문)"),
    _text("title_ko", "Title, in Korean", "제목(국문)"),
), ("key",))  # fmt: skip
STATUS = Table("status", "Status codes", "상태 코드", (
    _needed("status", "Status", "상태"),
    _needed("name_ko", "Status, in Korean", "상태(국문)"),
    _needed("sdmx", "SDMX code", "SDMX 코드", "of CL_OBS_STATUS, in sdmx.csv", "sdmx.csv에 쓰는 CL_OBS_STATUS 코드"),
    _needed("meaning_en", "Meaning, in English", "뜻(영문)"),
    _needed("meaning_ko", "Meaning, in Korean", "뜻(국문)"),
), ("status",))  # fmt: skip

TABLES = (SCORES, FRAMEWORK, SERIES, UNITS, DATA, PUBLISHED, VERDICTS, SOURCES, STATUS)
"""Every table of a package, in the order in which a reader meets them."""
