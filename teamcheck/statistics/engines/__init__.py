"""Other ways of counting than plain Python, for many answers; each gives the same whole numbers."""
