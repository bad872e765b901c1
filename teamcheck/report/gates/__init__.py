"""What gates found, as texts: for a terminal, for programs, and for the services that run them."""
