"""Room 1, what is asked: YAML in, `Questionnaire` out."""
