"""Golden Thread: the line from need to delivered help, kept whole."""
