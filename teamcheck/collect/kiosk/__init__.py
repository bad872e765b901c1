"""People answer in turn on this computer: one person's run as data, its screens as data, and the terminal around them."""
