"""The tree of commands: which there are, in which order, and where each lives. Nothing is loaded to list them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

import click

from carecompanion.cli.verb import CONTEXT
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

Branch = "Mapping[str, str | Branch]"

TREE: Final[Mapping[str, object]] = {
    "init": "init:init",
    "today": "today:today",
    "write": "write:write",
    "checkin": "checkin:checkin",
    "draft": {"list": "draft:list_", "resume": "draft:resume", "discard": "draft:discard"},
    "list": "list:list_",
    "show": "show:show",
    "search": "search:search",
    "lookback": "lookback:lookback",
    "patterns": "patterns:patterns",
    "edit": "edit:edit",
    "annotate": "annotate:annotate",
    "tag": "tag:tag",
    "delete": "delete:delete",
    "support": {"show": "support:show", "edit": "support:edit"},
    "ground": "ground:ground",
    "export": "export:export",
    "import": "import_:import_",
    "card": {"show": "card:show", "read": "card:read", "renew": "card:renew", "secret": "card:secret"},
    "partner": {
        "list": "partner:list_",
        "rename": "partner:rename",
        "verify": "partner:verify",
        "link": "partner:link",
        "block": "partner:block",
        "unblock": "partner:unblock",
        "forget": "partner:forget",
    },
    "ongoing": "ongoing:ongoing",
    "commitment": {"list": "commitment:list_", "add": "commitment:add", "look": "commitment:look"},
    "flow": {"add": "flow:add", "list": "flow:list_"},
    "person": {
        "add": "person:add",
        "list": "person:list_",
        "show": "person:show",
        "note": "person:note",
        "contact": "person:contact",
        "remove": "person:remove",
    },
    "map": {
        "list": "map_:list_",
        "new": "map_:new",
        "show": "map_:show",
        "place": "map_:place",
        "take-off": "map_:take_off",
        "rename": "map_:rename",
        "remove": "map_:remove",
    },
    "run": {
        "start": "run:start",
        "list": "run:list_",
        "next": "run:next_",
        "show": "run:show",
        "leave": "run:leave",
        "export": "run:export",
    },
    "letter": {
        "compose": "letter_compose:compose",
        "page": "letter_page:page",
        "open": "letter_open:open_",
        "accept": "letter:accept",
        "refuse": "letter:refuse",
        "list": "letter_list:list_",
        "read": "letter_read:read",
        "reply": "letter_reply:reply",
        "withdraw": "letter_back:withdraw",
        "again": "letter_back:again",
        "keep": "letter:keep",
        "forget": "letter:forget",
    },
    "circle": {
        "create": "circle:create",
        "add": "circle:add",
        "remove": "circle:remove",
        "list": "circle:list_",
        "leave": "circle:leave",
        "code": {
            "show": "circle_code:show",
            "propose": "circle_code:propose",
            "agree": "circle_code:agree",
            "history": "circle_code:history",
        },
    },
    "pack": {
        "list": "pack:list_",
        "show": "pack:show",
        "use": "pack:use",
        "rest": "pack:rest",
        "install": "pack_install:install",
        "update": "pack_install:update",
        "remove": "pack_install:remove",
        "trust": "pack_trust:trust",
        "power": "pack_trust:power",
        "new": "pack_new:new",
        "check": "pack_check:check",
        "try": "pack_try:try_",
        "diff": "pack_diff:diff",
        "schema": "pack_schema:schema",
        "build": "pack_build:build",
        "pubkey": "pack_build:pubkey",
        "rotate": "pack_build:rotate",
        "handout": "pack_handout:handout",
    },
    "programme": {
        "start": "programme:start",
        "list": "programme:list_",
        "show": "programme:show",
        "pause": "programme:pause",
        "shift": "programme:shift",
        "leave": "programme:leave",
    },
    "vault": {
        "info": "vault:info",
        "check": "vault:check",
        "passphrase": "vault:passphrase",
        "recovery": {"show": "recovery:show", "use": "recovery:use"},
        "backup": "backup:backup",
        "restore": "backup:restore",
    },
    "settings": {"show": "settings:show", "set": "settings:set_", "path": "settings:path"},
    "paths": "paths:paths",
    "doctor": "doctor:doctor",
    "demo": "demo:demo",
    "completion": "completion:completion",
}


class Branching(click.Group):
    """A group whose commands are imported when they are called, and listed from the catalogue alone."""

    def __init__(self, path: str, branch: Mapping[str, object], **values: object) -> None:
        super().__init__(
            path.rpartition(" ")[2],
            help=say(f"cli_help.{path.replace(' ', '.')}") if path else None,
            context_settings=CONTEXT,
            **values,  # type: ignore[arg-type]  # click's own keywords, handed on
        )
        self._path = path
        self._branch = branch

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self._branch)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        place = self._branch.get(cmd_name)
        if isinstance(place, str):
            module, _, name = place.partition(":")
            found: click.Command = getattr(import_module(f"carecompanion.cli.commands.{module}"), name)
            return found
        if isinstance(place, dict):
            return Branching(f"{self._path} {cmd_name}".strip(), place)
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        prefix = f"{self._path} ".replace(" ", ".") if self._path else ""
        with formatter.section(say("cli.commands")):
            formatter.write_dl([(name, say(f"cli_help.{prefix}{name}")) for name in self._branch])
