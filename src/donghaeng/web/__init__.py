"""The site of a city: Django and Wagtail. It reads results and never computes one inside a request."""
