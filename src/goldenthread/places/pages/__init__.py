"""Pages about places: bringing in registers, and the school calendar."""
