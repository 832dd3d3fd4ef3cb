"""The command line: one module per group of commands. No arithmetic, no reading of files."""
