"""What a team sets out to do, beyond the format: advice on it, its check-ins, and the files that are written."""
