"""Exports of form tools, each by its own module: how it is recognised, and how it is read as a plain table."""
