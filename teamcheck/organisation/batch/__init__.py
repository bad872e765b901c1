"""Every team at once: count, score, write."""
