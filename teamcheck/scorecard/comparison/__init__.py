"""Two rounds of a team side by side (methods M40 to M44): what changed, how sure that is, and what of it may be shown."""
