"""The only place that reads or writes a city's data."""

from donghaeng.files.archive_folder import read_archive
from donghaeng.files.boundaries import read_boundaries
from donghaeng.files.budget_files import read_portfolio
from donghaeng.files.city_folder import index_folders, new_city, read_city
from donghaeng.files.claims_file import LedgerFiles, read_ledger
from donghaeng.files.drivers_file import read_drivers, read_explained, read_stated
from donghaeng.files.folder_state import folder_state
from donghaeng.files.households_file import Households, households_of, read_households
from donghaeng.files.index_folder import is_index_folder, read_index
from donghaeng.files.index_tables import index_tables, sources_named
from donghaeng.files.law_copy import copy_law
from donghaeng.files.method_text import method_settings, toml_text
from donghaeng.files.parameters_file import read_parameters
from donghaeng.files.pictures import read_below
from donghaeng.files.policies_file import read_policies
from donghaeng.files.schemas import schemas
from donghaeng.files.sources_file import read_sources
from donghaeng.files.what_if import is_what_if, read_what_if, what_ifs
from donghaeng.files.workbook import workbook_bytes
from donghaeng.files.write_archive import fingerprint, text_of, write_archive
from donghaeng.files.write_package import CATALOGUE, write_packages
from donghaeng.files.write_result import FORMATS, json_bytes, result_tables, write_files, write_json_files, write_result
from donghaeng.files.write_table import csv_bytes

__all__ = [
    "CATALOGUE",
    "FORMATS",
    "Households",
    "LedgerFiles",
    "copy_law",
    "csv_bytes",
    "fingerprint",
    "folder_state",
    "households_of",
    "index_folders",
    "index_tables",
    "is_index_folder",
    "is_what_if",
    "json_bytes",
    "method_settings",
    "new_city",
    "read_archive",
    "read_below",
    "read_boundaries",
    "read_city",
    "read_drivers",
    "read_explained",
    "read_households",
    "read_index",
    "read_ledger",
    "read_parameters",
    "read_policies",
    "read_portfolio",
    "read_sources",
    "read_stated",
    "read_what_if",
    "result_tables",
    "schemas",
    "sources_named",
    "text_of",
    "toml_text",
    "what_ifs",
    "workbook_bytes",
    "write_archive",
    "write_files",
    "write_json_files",
    "write_packages",
    "write_result",
]
