"""camelot (MIT) in the flavour named first, over all pages: the rows of each table."""

import json
import sys
from pathlib import Path

import camelot  # type: ignore[import-not-found]  # in the peer's environment only


def main() -> None:
    """Read the files named on the command line; print the tables of each as JSON."""
    flavour, *files = sys.argv[1:]
    found = {}
    for path in files:
        tables = camelot.read_pdf(path, pages="all", flavor=flavour, suppress_stdout=True)
        found[Path(path).name] = [table.df.values.tolist() for table in tables]
    print(json.dumps(found))


main()
