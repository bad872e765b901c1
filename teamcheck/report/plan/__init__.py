"""A team's plan as a page to print, and as tasks."""
