"""The pages that people are asked with, and what is handed to them before: forms, slips, notices."""
