"""``python -m carecompanion`` is the ``carecompanion`` command."""

from carecompanion.cli.start import run

run()
