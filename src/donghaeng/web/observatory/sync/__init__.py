"""From the folder of a city to what the observatory shows: computed, drawn and written at load."""
