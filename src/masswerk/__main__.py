"""`python -m masswerk` is `masswerk`."""

import sys

from masswerk.site.cli import main

sys.exit(main())
