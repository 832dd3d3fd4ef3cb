"""The open data of an index: every file by its name, as bytes; the same index gives the same bytes."""

from donghaeng.city import IndexReport
from donghaeng.files import csv_bytes, json_bytes, method_settings, toml_text
from donghaeng.publish.cells import guarded
from donghaeng.publish.csvw import csvw
from donghaeng.publish.datapackage import datapackage
from donghaeng.publish.dcat import dcat
from donghaeng.publish.facts import Facts
from donghaeng.publish.publisher import Publisher
from donghaeng.publish.readme import readme
from donghaeng.publish.sdmx import sdmx_csv
from donghaeng.publish.sdmx_structure import structure_xml
from donghaeng.publish.tables import package_tables
from donghaeng.publish.zip_file import zipped

ZIP = "package.zip"


def index_files(report: IndexReport, publisher: Publisher, *, with_zip: bool = True) -> dict[str, bytes]:
    """Make the open data of an index.

    Parameters
    ----------
    report : an index; it is read and built if it has not been.
    publisher : who publishes it, where, under which terms.
    with_zip : whether ``package.zip``, which holds all other files, is among them.

    Returns
    -------
    Bytes by the name of the file, README.md first.
    """
    facts, tables = Facts(report, publisher), package_tables(report)
    files = {"README.md": readme(facts).encode()}
    files |= {f"{name}.csv": csv_bytes(guarded(table)) for name, table in tables.items()}
    files["method.toml"] = toml_text(method_settings(report.index.method)).encode()
    files["provenance.json"] = json_bytes(report.result.provenance)
    files["sdmx.csv"] = sdmx_csv(facts, tables["scores"])
    files["structure.xml"] = structure_xml(facts)
    files["datapackage.json"] = json_bytes(datapackage(facts, files))
    files["csv-metadata.json"] = json_bytes(csvw(facts))
    files["dcat.jsonld"] = json_bytes(dcat(facts, files, with_zip=with_zip))
    return {**files, ZIP: zipped(files)} if with_zip else files
