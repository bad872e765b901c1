"""Many teams over several rounds (method M72): each team's own trend, and what changed in the organisation."""
