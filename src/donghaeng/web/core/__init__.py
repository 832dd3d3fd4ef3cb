"""The ground of the site: page cache, policy of content, languages, health, backup."""
