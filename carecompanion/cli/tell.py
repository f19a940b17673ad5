"""What a command says: the answer on stdout, everything else on stderr; nothing on a screen can act on it."""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, TextIO

from carecompanion.domain.text import for_screen
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from carecompanion.errors import CareError

_STYLES: Final = {"strong": "1", "dim": "2"}


class Marked(str):
    """Text that is fit for the screen already and may carry our own styles; joined to plain text it loses them."""

    __slots__ = ()


class Tell:
    """One command's voice. ``as_json``, ``is_plain`` and ``is_quiet`` follow the options of the same names."""

    def __init__(self, out: TextIO, err: TextIO, environ: Mapping[str, str]) -> None:
        self._out = out
        self._err = err
        self._no_colour = bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb"
        self.as_json = False
        self.is_plain = False
        self.is_quiet = False

    @property
    def is_on_screen(self) -> bool:
        """Does the answer go to a terminal?"""
        return self._out.isatty()

    # the answer

    def line(self, *parts: str) -> None:
        """One line (or several) of the answer."""
        self._out.write("".join(_fit(part) for part in parts) + "\n")

    def document(self, plain: object) -> None:
        """The answer as one JSON document in UTF-8. Characters that could act on a terminal are written as escapes."""
        text = json.dumps(plain, ensure_ascii=False, indent=1)
        shown = for_screen(text)
        if shown != text:
            text = "".join(
                mark if mark == safe else _escaped(mark) for mark, safe in zip(text, shown, strict=True)
            )
        self._write_bytes(f"{text}\n".encode())

    def exactly(self, text: str) -> None:
        """*text* to the byte where it goes to a file or another program; fit for the screen on a terminal."""
        if self.is_on_screen:
            self._out.write(for_screen(text))
        else:
            self._write_bytes(text.encode("utf-8"))

    def _write_bytes(self, data: bytes) -> None:
        self._out.flush()
        buffer = getattr(self._out, "buffer", None)
        if buffer is None:
            self._out.write(data.decode("utf-8"))
        else:
            buffer.write(data)
            buffer.flush()

    # styles: weight and dimness only, and only on a terminal that wants them

    def strong(self, text: str) -> Marked:
        """*text*, heavier where the terminal can."""
        return self._styled("strong", text)

    def dim(self, text: str) -> Marked:
        """*text*, quieter where the terminal can."""
        return self._styled("dim", text)

    def _styled(self, style: str, text: str) -> Marked:
        if not text or self.is_plain or self._no_colour or not self.is_on_screen:
            return Marked(for_screen(text))
        return Marked(f"\x1b[{_STYLES[style]}m{for_screen(text)}\x1b[0m")

    # beside the answer

    def note(self, text: str) -> None:
        """Something beside the answer; silent with ``--quiet``."""
        if not self.is_quiet:
            self.warn(text)

    def warn(self, text: str) -> None:
        """Something that must be said whatever is asked."""
        self._err.write(for_screen(text) + "\n")
        self._err.flush()

    def question(self, text: str) -> None:
        """A question; the answer is typed after it."""
        self._out.flush()
        self._err.write(for_screen(text))
        self._err.flush()

    def fault(self, error: CareError) -> None:
        """What went wrong, then one hint; with ``--json`` one line of JSON. Always on stderr."""
        self.trouble(error.code, error.what, error.hint, error.exit_code)

    def trouble(self, code: str, what: str, hint: str, exit_code: int) -> None:
        """The same for a fault that is not a :class:`CareError`."""
        with suppress(BrokenPipeError):
            if self.as_json:
                told = {"error": {"code": code, "what": what, "hint": hint, "exit": exit_code}}
                self.warn(json.dumps(told, ensure_ascii=False))
                return
            self.warn(what)
            if hint:
                self.warn(say("cli.hint", hint=hint))

    @contextmanager
    def counted(self, key: str) -> Iterator[Callable[[int], None] | None]:
        """What long work may call with how far it is: one line that is written over, on a terminal only."""
        if self.is_quiet or self.is_plain or not self._err.isatty():
            yield None
            return

        def shown(count: int) -> None:
            self._err.write("\r" + say(key, count=count))
            self._err.flush()

        try:
            yield shown
        finally:
            self._err.write("\n")

    def flush(self) -> None:
        """Let everything out. Raises BrokenPipeError where nobody listens any more."""
        self._out.flush()
        self._err.flush()


def _fit(part: str) -> str:
    return part if isinstance(part, Marked) else for_screen(part)


def _escaped(mark: str) -> str:
    number = ord(mark)
    if number < 0x10000:
        return f"\\u{number:04x}"
    number -= 0x10000
    return f"\\u{0xD800 + (number >> 10):04x}\\u{0xDC00 + (number & 0x3FF):04x}"
