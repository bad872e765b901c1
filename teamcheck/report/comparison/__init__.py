"""Two or more rounds of one team as a document."""
