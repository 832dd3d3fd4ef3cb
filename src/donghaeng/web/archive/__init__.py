"""The archive of a city on the site: pages, lists, feeds, search, and the way from the folder and back."""
