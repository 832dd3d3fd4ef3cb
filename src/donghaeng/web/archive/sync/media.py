"""Pictures and files of the folder as images and documents of the site, and the other way round."""

import hashlib
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.utils.text import get_valid_filename
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from donghaeng.base.errors import Fault, FileError
from donghaeng.web.archive.models import StoredFile

MOST_PIXELS = 50_000_000
"""Of a picture: a small file may unfold to gigabytes."""


@dataclass(frozen=True)
class Media:
    """Which image or document stands for which file of the folder.

    ``keys`` are of images and documents by path, ``paths`` the paths by (is it an image, key).
    """

    keys: Mapping[str, int] = field(default_factory=dict)
    paths: Mapping[tuple[bool, int], str] = field(default_factory=dict)

    def path(self, thing: Any) -> str:
        """The path of an image or document below the archive; for one that an editor uploaded, where it would be."""
        is_image = isinstance(thing, get_image_model())
        known = self.paths.get((is_image, thing.pk))
        name = get_valid_filename(Path(thing.file.name).name)
        return known or f"{'images' if is_image else 'files'}/{name}"


def known_media() -> Media:
    """What came from the folder before."""
    return _media(StoredFile.objects.all())


@contextmanager
def kept_media(names: Iterable[str], read: Callable[[str], bytes]) -> Iterator[Media]:
    """Make an image or document of every file that is new or has changed; they go again if what follows fails.

    Parameters
    ----------
    names : of the files below the archive; what begins with ``images/`` becomes an image.
    read : gives the bytes of one.

    Raises
    ------
    FileError
        If a picture is damaged or has too many pixels.
    """
    rows = {row.path: row for row in StoredFile.objects.select_related("image", "document")}
    written: list[Any] = []
    try:
        for path in names:
            content = read(path)
            digest = hashlib.sha256(content).hexdigest()
            if path not in rows or rows[path].digest != digest:
                row = rows.setdefault(path, StoredFile(path=path))
                thing = _kept(path, content, row)
                written.append(thing.file)
                row.digest = digest
                setattr(row, "image" if path.startswith("images/") else "document", thing)
                row.save()
        yield _media(rows.values())
    except BaseException:
        for file in written:
            file.storage.delete(file.name)
        raise


def _kept(path: str, content: bytes, row: StoredFile) -> Any:
    """Put the bytes into the image or document that stands for the path; texts that show it stay as they are."""
    name = path.rpartition("/")[2]
    is_image = path.startswith("images/")
    model = get_image_model() if is_image else get_document_model()
    if is_image:
        _refuse_damaged(path, content)
    thing: Any = (row.image if is_image else row.document) or model(title=name)
    thing.file = ContentFile(content, name=name)
    thing.save()
    if is_image:
        thing.renditions.all().delete()
    return thing


def _refuse_damaged(path: str, content: bytes) -> None:
    """Open a picture as far as needed to know that the site can show it."""
    wrong = ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # ours is the stricter limit
            with Image.open(BytesIO(content)) as picture:
                width, height = picture.size
                picture.verify()
        if width * height > MOST_PIXELS:
            wrong = f"{width:,} x {height:,} pixels"
    except Image.DecompressionBombError:
        wrong = "many more pixels"
    except (OSError, SyntaxError, ValueError):  # what Pillow raises for a file that breaks off or is made up
        wrong = "a picture that cannot be opened"
    if wrong:
        right = f"a picture that is whole, of at most {MOST_PIXELS // 1_000_000} million pixels"
        raise FileError("a picture cannot be shown", [Fault("image", wrong, right, file=f"archive/{path}")])


def _media(rows: Any) -> Media:
    keys = {row.path: row.image_id or row.document_id for row in rows}
    return Media(keys, {(path.startswith("images/"), key): path for path, key in keys.items()})
