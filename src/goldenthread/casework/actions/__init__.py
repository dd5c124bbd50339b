"""Verbs of casework: what officers, families, schools and professionals do. Each audits itself."""
