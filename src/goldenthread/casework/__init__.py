"""Statutory casework: from a request for an EHC needs assessment to a plan, its reviews and its end."""
