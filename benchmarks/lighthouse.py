"""What Lighthouse says of the front page, a list and an article, in both languages: `make lighthouse`.

It gates nothing. Lighthouse comes from npm and needs Node 18 or newer; nothing else here does.
Reports: build/lighthouse.
"""

import json
import os
import shutil
import subprocess
import sys

from served import ROOT, served

LIGHTHOUSE = "lighthouse@12.8.2"
OUT = ROOT / "build" / "lighthouse"
PAGES = ("", "news/", "policies/safety-income/")
KINDS = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage --disable-background-networking"


def ask(address: str, name: str, chromium: str) -> tuple[list[int], list[str]]:
    """The scores of a page out of 100, and the titles of what cost points."""
    file = OUT / f"{name}.json"
    line = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={file}"]
    environment = {**os.environ, "CHROME_PATH": chromium}
    subprocess.run([*line, f"--chrome-flags={FLAGS}"], check=True, env=environment)
    told = json.loads(file.read_text(encoding="utf-8"))
    audits, lost = told["audits"], []
    for kind in KINDS:
        weighed = [one["id"] for one in told["categories"][kind]["auditRefs"] if one["weight"] > 0]
        lost += [name for name in weighed if (audits[name]["score"] or 0) < 0.9 and _counts(audits[name])]
    scores = [round(100 * (told["categories"][kind]["score"] or 0)) for kind in KINDS]
    return scores, [f"{audits[name]['title']} {audits[name].get('displayValue', '')}".rstrip() for name in lost]


def _counts(audit: dict[str, str]) -> bool:
    return audit["scoreDisplayMode"] not in {"notApplicable", "manual", "informative"}


def main() -> None:
    """Print a line per page, and below it what cost points."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None or shutil.which("npx") is None:
        raise SystemExit("This needs Node and Chromium. On Debian or Ubuntu: apt-get install npm chromium")
    OUT.mkdir(parents=True, exist_ok=True)
    sys.stdout.write(f"{'':32}{'  '.join(KINDS)}\n")
    with served(ROOT / "cities" / "seoul") as site:
        for path in (f"/{language}/{page}" for language in ("ko", "en") for page in PAGES):
            scores, lost = ask(f"{site}{path}", path.strip("/").replace("/", "-"), chromium)
            columns = "  ".join(f"{score:>{len(kind)}}" for kind, score in zip(KINDS, scores, strict=True))
            sys.stdout.write(f"{path:32}{columns}\n" + "".join(f"    {one}\n" for one in lost))
            sys.stdout.flush()


if __name__ == "__main__":
    main()
