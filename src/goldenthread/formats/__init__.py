"""The outside world's files: bytes to typed records, every fault with its line."""
