"""The runtime is tested where it stands, as a package of its own."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "templates" / "python"))
sys.path.insert(0, str(Path(__file__).parent))
