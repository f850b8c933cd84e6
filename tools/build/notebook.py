"""Writes docs/notebook/questions.ipynb from questions.py (cells marked by `# %%`): `python -m tools.build.notebook`.

The notebook holds no outputs: they would be the numbers of somebody else's dataset.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parents[2] / "docs" / "notebook" / "questions.py"
_MARK = re.compile(r"^# %%(?: \[(markdown)\])?\n", re.MULTILINE)


def notebook_of(source: str) -> dict[str, Any]:
    """Return the notebook (nbformat 4.5) of a script; the same script gives the same notebook."""
    _, *parts = _MARK.split(source)
    cells = [_cell(number, kind, text.strip()) for number, (kind, text) in enumerate(_pairs(parts), start=1)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def notebook_text(source: str) -> str:
    """Return the notebook of a script as the text of its file."""
    return json.dumps(notebook_of(source), ensure_ascii=False, indent=1) + "\n"


def _pairs(parts: list[str]) -> list[tuple[str, str]]:
    return list(zip(parts[::2], parts[1::2], strict=True))


def _cell(number: int, kind: str | None, text: str) -> dict[str, Any]:
    made: dict[str, Any] = {"cell_type": kind or "code", "id": f"cell-{number:02}", "metadata": {}}
    if kind == "markdown":
        text = "\n".join(line.removeprefix("#").removeprefix(" ") for line in text.splitlines())
    else:
        made |= {"execution_count": None, "outputs": []}
    return made | {"source": text.splitlines(keepends=True)}


def main() -> None:
    """Write the notebook beside its source."""
    SOURCE.with_suffix(".ipynb").write_text(notebook_text(SOURCE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
