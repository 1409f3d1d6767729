"""The wire: what 0.14.0 sent and gave back in 430 calls, replayed against the generated SDK.

- ``cases/*.json``: the recorded calls, one area a file. A stranger adds a case by adding an object.
- ``differences.py``: the only place that may say "we do otherwise", why, and what happens instead.
- ``recorder.py``, ``table.py``, ``expression.py``, ``replay.py``: standard library only, Python 3.7+,
  so that ``python -m tests.wire`` runs with an installed wheel on every interpreter.
"""
