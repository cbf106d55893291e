"""Web pages as Chromium shows and prints them, judged by axe-core."""

from __future__ import annotations

import json
import re
import subprocess
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any

_RUN = """
axe.run(document, {resultTypes: ["violations", "incomplete"]}).then(found => {
  const out = document.createElement("pre");
  out.id = "axe-found";
  const brief = rules => rules.map(rule => ({id: rule.id, nodes: rule.nodes.map(node => node.html)}));
  out.textContent = JSON.stringify(
    {violations: brief(found.violations), incomplete: brief(found.incomplete), passes: found.passes.length});
  document.body.appendChild(out);
});
"""
_MEASURE = """
const out = document.createElement("pre");
out.id = "cramped";
const heads = [...document.querySelectorAll("thead th")];
const cramped = heads.filter(head => head.scrollWidth > head.clientWidth);
out.textContent = JSON.stringify([heads.length, cramped.map(head => head.textContent)]);
document.body.appendChild(out);
"""


def judged_by_axe(page: bytes, folder: Path) -> dict[str, Any]:
    """Return what axe-core finds: violations and open questions, each with its rule and elements, and how many rules pass."""
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    scripts = f"<script>{axe}</script><script>{_RUN}</script></body>"
    path = folder / "judged.html"
    path.write_text(page.decode().replace("</body>", scripts), encoding="utf-8")
    shown = _chromium(folder, "--virtual-time-budget=60000", "--dump-dom", path.as_uri())
    data: dict[str, Any] = _answer(shown, "axe-found")
    return data


def cramped_heads(page: bytes, folder: Path, width: int) -> tuple[int, list[str]]:
    """Return how many headings of columns there are, and those that don't fit theirs in a window of this width."""
    path = folder / "measured.html"
    path.write_text(page.decode().replace("</body>", f"<script>{_MEASURE}</script></body>"), encoding="utf-8")
    shown = _chromium(folder, f"--window-size={width},900", "--dump-dom", path.as_uri())
    count, cramped = _answer(shown, "cramped")
    return count, cramped


def _answer(shown: str, name: str) -> Any:
    found = re.search(f'<pre id="{name}">(.*?)</pre>', shown, re.DOTALL)
    assert found is not None, f"no answer {name}"
    return json.loads(unescape(found[1]))


def print_page(page: bytes, folder: Path) -> Path:
    """Print a page as its own style says, and return the PDF."""
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_bytes(page)
    _chromium(folder, "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri())
    return target


def _chromium(folder: Path, *arguments: str) -> str:
    command = (
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'profile'}",
    )
    return subprocess.run((*command, *arguments), check=True, capture_output=True, text=True).stdout
