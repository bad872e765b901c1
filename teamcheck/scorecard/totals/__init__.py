"""Figures of many people together: the parts of an organisation, and groups by something people or teams have in common."""
