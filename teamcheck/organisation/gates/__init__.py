"""Gates: what is asked of the answers, or of printed figures, before a run counts as done (method M73)."""
