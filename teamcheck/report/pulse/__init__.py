"""The page of a team's pulses (method M78): what was heard last time, the trend, what was asked this time."""
