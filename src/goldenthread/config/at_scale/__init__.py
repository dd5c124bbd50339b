"""`goldenthread conversation at-scale`: a file of any size, in pieces (docs/decisions/0034)."""
