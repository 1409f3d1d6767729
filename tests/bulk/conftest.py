"""Documents in bulk: the runtime where it stands, and the package that is generated."""

import sys
from pathlib import Path

HERE = Path(__file__).absolute().parent
for folder in (HERE, HERE.parents[1] / "templates" / "python"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
