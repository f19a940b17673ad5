"""Composing a letter in five steps; :class:`ComposeScreen` is the screen, one module for each step."""

from carecompanion.tui.screens.compose.screen import ComposeScreen

__all__ = ["ComposeScreen"]
