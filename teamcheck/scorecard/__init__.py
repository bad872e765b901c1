"""Room 4, results: what the numbers say, and which of them may be shown."""
