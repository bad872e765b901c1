"""Room 2, what was answered: files in, `Responses` out."""
