"""Children, classes, rosters and who is around a child, for other programs."""
