"""Accounts, roles, access, the audit log, notices, jobs and files: what every capability stands on."""
