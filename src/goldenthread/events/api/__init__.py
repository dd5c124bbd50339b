"""The part of the API for events."""
