"""What is handed out: the open data of an index, and one table as files to take away."""

from donghaeng.publish.about_index import about_index
from donghaeng.publish.citation import bibtex, citation
from donghaeng.publish.dataset import dataset
from donghaeng.publish.dcat import catalogue
from donghaeng.publish.facts import Facts
from donghaeng.publish.open_data import open_data, publisher_of, write_open_data
from donghaeng.publish.package import index_files
from donghaeng.publish.publisher import Licence, Publisher
from donghaeng.publish.readme import holds
from donghaeng.publish.response_files import response_files, response_page, response_workbook
from donghaeng.publish.table_files import About, table_files
from donghaeng.publish.zip_file import zipped

__all__ = [
    "About",
    "Facts",
    "Licence",
    "Publisher",
    "about_index",
    "bibtex",
    "catalogue",
    "citation",
    "dataset",
    "holds",
    "index_files",
    "open_data",
    "publisher_of",
    "response_files",
    "response_page",
    "response_workbook",
    "table_files",
    "write_open_data",
    "zipped",
]
