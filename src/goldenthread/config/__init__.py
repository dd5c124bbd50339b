"""The roof: settings, addresses, the API root and the goldenthread command. Only here is anything mounted."""
