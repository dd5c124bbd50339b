"""The thread: concerns, needs, outcomes, provision, delivery and reviews."""
