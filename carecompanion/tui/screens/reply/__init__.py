"""Answering a letter; :class:`ReplyScreen` is the screen, one module for each thing it does."""

from carecompanion.tui.screens.reply.screen import ReplyScreen

__all__ = ["ReplyScreen"]
