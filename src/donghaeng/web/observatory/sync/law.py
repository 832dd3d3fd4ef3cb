"""The law and the policies, kept beside the results for the lab: a request reads no city's folder."""

from pathlib import Path

from donghaeng.city import City

FOLDER = "law"


def write(city: City, folder: Path) -> None:
    """Copy them into a folder of their own, if the city has a lab."""
    if city.lab is not None:
        city.copy_law(folder / FOLDER)
