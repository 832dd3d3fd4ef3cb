"""Settings of the site: ``base``, then ``city`` (what city.toml says), then one of development, production, testing."""
