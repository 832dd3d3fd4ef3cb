"""The observatory: every index to look at, follow down, take away and cite. It has no table of its own."""
