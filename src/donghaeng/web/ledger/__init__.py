"""The ledger of claims on the site: what was announced, what came of it, and what changed since."""
