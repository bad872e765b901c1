"""The review of comments: written, edited by people, read again and held against the comments."""
