"""The pages of those who read what people answered."""
