"""Room 3, counting and formulas: answers in, numbers out. Knows nothing of teams, texts or files."""
