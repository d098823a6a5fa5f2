"""`python -m inspections.reading FILE.pdf …`: see `command`."""

import sys

from inspections.reading.command import main

sys.exit(main())
