"""What people do about children as such: bring in a roster."""
