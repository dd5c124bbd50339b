"""What a roster file would change here, worked out without changing it.

`said` is what a file says in our own terms, whatever its format; `known` is what is here; `plan` is the
difference. The page shows the plan before anything is saved, and the action writes exactly it.
"""
