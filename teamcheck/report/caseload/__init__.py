"""The page of a coach's teams: what is due next, in the order of days."""
