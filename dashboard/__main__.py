"""`python -m dashboard` is the command `readout`."""

import sys

from dashboard.cli import main

sys.exit(main())
