"""What `teamcheck batch` needs of the terminal, the file system and the clock."""
