"""What is handed out: the open data of an index, and one table as files to take away."""

from donghaeng.publish.package import index_files
from donghaeng.publish.publisher import Licence, Publisher
from donghaeng.publish.table_files import About, table_files
from donghaeng.publish.zip_file import zipped

__all__ = ["About", "Licence", "Publisher", "index_files", "table_files", "zipped"]
