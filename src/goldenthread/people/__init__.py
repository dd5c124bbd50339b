"""Children, their families, classes, and the team around a child."""
