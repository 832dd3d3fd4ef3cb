"""The only place that reads or writes a city's data."""

from donghaeng.files.archive_folder import read_archive
from donghaeng.files.boundaries import read_boundaries
from donghaeng.files.city_folder import index_folders, new_city, read_city
from donghaeng.files.folder_state import folder_state
from donghaeng.files.index_folder import is_index_folder, read_index
from donghaeng.files.pictures import read_below
from donghaeng.files.schemas import schemas
from donghaeng.files.write_archive import fingerprint, text_of, write_archive
from donghaeng.files.write_result import FORMATS, write_json_files, write_result

__all__ = [
    "FORMATS",
    "fingerprint",
    "folder_state",
    "index_folders",
    "is_index_folder",
    "new_city",
    "read_archive",
    "read_below",
    "read_boundaries",
    "read_city",
    "read_index",
    "schemas",
    "text_of",
    "write_archive",
    "write_json_files",
    "write_result",
]
