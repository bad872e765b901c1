"""Many teams: the tree they stand in, what was given out of their rounds before, and the attacker over what was written."""
