"""Work in numbered pieces: here, in processes of this machine, or on Dask; killed and gone on with.

A task is one piece of one step. What comes of it is kept under a name made of all that decides it, so a run
that was killed finds what is done, and the answer is the same whoever did which piece (docs/decisions/0034).
Needs no Django and no database.
"""
