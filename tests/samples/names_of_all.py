"""Names that expressions of test_translation.py use."""

import json
import re
import shlex

__all__ = ["json", "re", "shlex"]
