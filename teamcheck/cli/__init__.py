"""The command line: terminals, files to write, exit codes."""
