"""What statute and guidance say: pure functions of facts, each with its citation and date."""
