"""Pages about children as such, and how a page asks for one child, one class or one setting."""
