"""The page of an organisation: its parts, and groups of people, side by side."""
