"""structure.xml: what the columns of sdmx.csv are, as SDMX-ML 3.0: data flow, structure, concepts, code lists."""

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from donghaeng.publish.facts import Facts
from donghaeng.publish.sdmx import AGENCY, MEASURES, VERSION, sdmx_code, status_code
from donghaeng.publish.statuses import SDMX_NAMES, STATUSES

BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
MES, STR, COM = (f"{{{BASE}{name}}}" for name in ("message", "structure", "common"))
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
URN = "urn:sdmx:org.sdmx.infomodel"
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file can hold, however it is written."""
NO_TIME = "1970-01-01T00:00:00Z"
"""When the message was prepared: a file that says so would never be the same twice."""
Names = tuple[str, str]
CONCEPTS: Mapping[str, Names] = {
    "FREQ": ("Frequency", "주기"),
    "REF_AREA": ("Unit", "평가 단위"),
    "INDICATOR": ("Node of the index", "지수 항목"),
    "MEASURE": ("Score or value", "점수 또는 값"),
    "TIME_PERIOD": ("Period", "기간"),
    "OBS_VALUE": ("Observation", "관측값"),
    "OBS_STATUS": ("Status of the observation", "관측 상태"),
    "UNIT_MEASURE": ("Unit of measure", "측정 단위"),
    "SCORE_STATUS": ("How the score was made, or why it is missing", "점수의 산출 방식 또는 결측 사유"),
}
ALL: Names = ("Concepts", "개념")
OWN = ("REF_AREA", "INDICATOR")
"""The concepts whose codes are those of one index."""
DIMENSIONS = ("FREQ", "REF_AREA", "INDICATOR", "MEASURE")
ATTRIBUTES = ("OBS_STATUS", "UNIT_MEASURE", "SCORE_STATUS")
FREQUENCIES: Mapping[str, Names] = {"A": ("Annual", "연간"), "Q": ("Quarterly", "분기"), "M": ("Monthly", "월간")}


def structure_xml(facts: Facts) -> bytes:
    """Write the structure of ``sdmx.csv``: a code list for all that has codes, names in English and Korean."""
    for prefix, space in (("mes", MES), ("str", STR), ("com", COM)):
        register_namespace(prefix, space.strip("{}"))
    root = Element(f"{MES}Structure")
    _header(root)
    structures = SubElement(root, f"{MES}Structures")
    own = sdmx_code(facts.code)
    lists = SubElement(structures, f"{STR}Codelists")
    codes = _codes(facts)
    listed = {concept: f"CL_{concept}{'_' + own if concept in OWN else ''}" for concept in codes}
    for concept, items in codes.items():
        _scheme(_maintained(lists, "Codelist", listed[concept], CONCEPTS[concept]), "Code", items.items())
    concepts = _maintained(SubElement(structures, f"{STR}ConceptSchemes"), "ConceptScheme", "CONCEPTS", ALL)
    _scheme(concepts, "Concept", CONCEPTS.items())
    made = _maintained(SubElement(structures, f"{STR}DataStructures"), "DataStructure", own, _names(facts))
    _components(SubElement(made, f"{STR}DataStructureComponents"), listed)
    flow = _maintained(SubElement(structures, f"{STR}Dataflows"), "Dataflow", own, _names(facts))
    SubElement(flow, f"{STR}Structure").text = f"{URN}.datastructure.DataStructure={AGENCY}:{own}({VERSION})"
    indent(root, " ")
    text: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"


def _names(facts: Facts) -> Names:
    return facts.name["en"], facts.name["ko"]


def _codes(facts: Facts) -> dict[str, dict[str, Names]]:
    """The code list of each concept that has one."""
    index, result = facts.report.index, facts.report.result
    return {
        "FREQ": dict(FREQUENCIES),
        "REF_AREA": {sdmx_code(code): (index.unit_name(code, "en"), index.unit_name(code, "ko"))
                     for code in result.units},
        "INDICATOR": {sdmx_code(node.code): (node.name_en, node.name_ko) for node in index.framework.nodes},
        "MEASURE": dict(MEASURES),
        "OBS_STATUS": dict(SDMX_NAMES),
        "SCORE_STATUS": {status_code(one.status): (one.meaning_en, one.meaning_ko) for one in STATUSES},
    }  # fmt: skip


def _header(root: Element) -> None:
    header = SubElement(root, f"{MES}Header")
    SubElement(header, f"{MES}ID").text = "STRUCTURE"
    SubElement(header, f"{MES}Test").text = "false"
    SubElement(header, f"{MES}Prepared").text = NO_TIME
    SubElement(header, f"{MES}Sender", id=AGENCY)


def _maintained(parent: Element, kind: str, code: str, names: Names) -> Element:
    package = {"Codelist": "codelist", "ConceptScheme": "conceptscheme"}.get(kind, "datastructure")
    urn = f"{URN}.{package}.{kind}={AGENCY}:{code}({VERSION})"
    made = SubElement(parent, f"{STR}{kind}", id=code, agencyID=AGENCY, version=VERSION, urn=urn)
    _name(made, names)
    return made


def _name(element: Element, names: Names) -> None:
    for language, name in zip(("en", "ko"), names, strict=True):
        SubElement(element, f"{COM}Name", {LANGUAGE: language}).text = NO_XML.sub("\N{REPLACEMENT CHARACTER}", name)


def _scheme(parent: Element, item: str, items: Iterable[tuple[str, Names]]) -> None:
    for key, names in items:
        _name(SubElement(parent, f"{STR}{item}", id=key), names)


def _components(parts: Element, listed: Mapping[str, str]) -> None:
    """Dimensions, attributes and the measure; ``listed`` names the code list of each concept that has one."""
    dimensions = SubElement(parts, f"{STR}DimensionList", id="DimensionDescriptor")
    for place, name in enumerate(DIMENSIONS, start=1):
        _component(SubElement(dimensions, f"{STR}Dimension", id=name, position=str(place)), name, listed)
    time = SubElement(dimensions, f"{STR}TimeDimension", id="TIME_PERIOD")
    _component(time, "TIME_PERIOD", listed, text="ObservationalTimePeriod")
    attributes = SubElement(parts, f"{STR}AttributeList", id="AttributeDescriptor")
    for name in ATTRIBUTES:
        attribute = SubElement(attributes, f"{STR}Attribute", id=name, usage="optional")
        _component(attribute, name, listed, text="String")
        related = SubElement(attribute, f"{STR}AttributeRelationship")
        SubElement(related, f"{STR}Observation")
    measures = SubElement(parts, f"{STR}MeasureList", id="MeasureDescriptor")
    _component(SubElement(measures, f"{STR}Measure", id="OBS_VALUE"), "OBS_VALUE", listed, text="Double")


def _component(element: Element, name: str, listed: Mapping[str, str], *, text: str = "String") -> None:
    """What a component means, and which codes or text it takes."""
    concept = f"{URN}.conceptscheme.Concept={AGENCY}:CONCEPTS({VERSION}).{name}"
    SubElement(element, f"{STR}ConceptIdentity").text = concept
    kind = SubElement(element, f"{STR}LocalRepresentation")
    if name in listed:
        urn = f"{URN}.codelist.Codelist={AGENCY}:{listed[name]}({VERSION})"
        SubElement(kind, f"{STR}Enumeration").text = urn
    else:
        SubElement(kind, f"{STR}TextFormat", textType=text)
