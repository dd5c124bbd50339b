"""A made-up area with its standing cast: what the demonstration shows and the tests stand on."""
