"""Words every package shares: errors, periods, sources, rounding, array types."""
