"""The only place that reads or writes a city's data."""

from donghaeng.files.city_folder import index_folders, new_city, read_city
from donghaeng.files.index_folder import is_index_folder, read_index
from donghaeng.files.schemas import schemas
from donghaeng.files.write_result import FORMATS, write_json_files, write_result

__all__ = [
    "FORMATS",
    "index_folders",
    "is_index_folder",
    "new_city",
    "read_city",
    "read_index",
    "schemas",
    "write_json_files",
    "write_result",
]
