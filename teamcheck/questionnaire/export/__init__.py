"""A questionnaire as a file that a form tool makes a survey of: one module for each tool, all of one shape."""
