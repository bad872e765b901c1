"""Full figures, for those who hold the answers anyway: never a report, and marked as not protected."""
