"""``python -m kalliola_site`` is ``kalliola``."""

from kalliola_site.cli import main

main()
