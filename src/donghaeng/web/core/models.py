"""What the ground keeps in the database."""

from django.conf import settings
from django.db import models


class Generation(models.Model):
    """The state of everything a reader sees, named by a token: one row, replaced with every change."""

    token = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.token


class FirstPassword(models.Model):
    """The password an administrator was given; holds while the user's own is still the same."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    password = models.CharField(max_length=128)

    def __str__(self) -> str:
        return str(self.user)
