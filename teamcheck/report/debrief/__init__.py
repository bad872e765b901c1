"""The debrief: a document that leads a team through the talk about its result."""
