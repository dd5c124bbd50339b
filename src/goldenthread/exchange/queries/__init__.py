"""What is read of exchange."""
