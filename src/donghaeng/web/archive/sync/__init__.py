"""The way from a city's folder into the database of its site, and back."""
