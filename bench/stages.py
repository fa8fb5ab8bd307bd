"""``python -m bench.stages PROJECT`` builds a project and prints how long each stage took, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kalliola_site.pipeline import build


def main() -> None:
    """Build the project that the command line names."""
    project = Path(sys.argv[1])
    site = build(project, project / "dist")
    print(json.dumps({"pages": site.pages, "seconds": dict(site.seconds)}))


if __name__ == "__main__":
    main()
