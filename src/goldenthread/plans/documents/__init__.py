"""Printed documents of the thread: typesetting beside the press that runs it."""
