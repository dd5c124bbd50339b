"""What people do about places: bring in the register, keep a calendar, give a role."""
