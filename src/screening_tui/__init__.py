"""screening-tui: a terminal program that screens a minor who crosses a border for trafficking and exploitation."""

__version__ = "0.1.0"
