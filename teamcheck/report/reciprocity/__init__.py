"""Two teams that answered about each other, side by side: a page for each team, with each of its partners by name."""
