"""The release ledger: what was given out of a round, so that no second set of figures gives an answer away (method M64)."""
