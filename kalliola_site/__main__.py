"""``python -m kalliola_site`` is ``kalliola``."""

import sys

from kalliola_site.cli import main

sys.exit(main())
