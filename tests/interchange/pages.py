"""What a page says once its HTML is read: elements in order, and their words."""

from __future__ import annotations

from html.parser import HTMLParser

from carecompanion.interchange.paper.page import Page, Section, html_of

EMPTY = {"meta", "br", "hr"}


class Read(HTMLParser):
    """A page, read. ``elements`` are (name, attributes); ``words`` is what a person sees of the body."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.title = self.style = self.words = ""
        self.feed(html)
        self.close()
        assert not self.open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)
        elif tag == "br":
            self.words += "\n"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "title" in self.open:
            self.title += data
        elif "style" in self.open:
            self.style += data
        else:
            self.words += data

    def named(self, *names: str) -> list[str]:
        """The names of the elements that are among *names*, in order."""
        return [name for name, _ in self.elements if name in names]

    def links(self) -> list[str | None]:
        """Where its links lead."""
        return [attributes.get("href") for name, attributes in self.elements if name == "a"]


def read(page: Page) -> Read:
    """*page*, written and read."""
    return Read("".join(html_of(page)))


def body(text: str) -> Read:
    """A page of one section with *text* in it."""
    return read(Page("Heading", [Section("Title", text)]))
