"""Answers that nobody gave: for the demo, for tests and for training (method M58)."""
