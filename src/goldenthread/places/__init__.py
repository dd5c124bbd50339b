"""Areas, schools and other settings, their calendars, and who holds a role in them."""
