"""Room 5, documents: words, charts, pages."""
