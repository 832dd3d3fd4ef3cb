"""Where uploads are kept: a file is there whole or not at all, also when the disk is full."""

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """The file system, without the half of a file that no longer fitted."""

    def _save(self, name: str, content: File) -> str:  # type: ignore[type-arg]
        try:
            return super()._save(name, content)  # type: ignore[no-any-return, misc]
        except OSError:
            self.delete(name)
            raise
