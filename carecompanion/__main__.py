"""``python -m carecompanion`` is the ``carecompanion`` command."""

from carecompanion.cli.main import run

run()
