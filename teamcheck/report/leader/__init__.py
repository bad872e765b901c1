"""The leader's copy: what the person who leads a team says of themselves, beside what is printed of the team."""
