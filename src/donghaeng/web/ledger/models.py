"""What the ledger keeps in the database: how verdicts changed, which no folder says."""

from django.db import models


class VerdictChange(models.Model):
    """A claim whose verdict became another; ``was`` is empty for one that was new, ``became`` for one that is gone.

    Verdicts stand as they do in addresses. The latest row of each claim is its verdict now.
    """

    claim = models.CharField(max_length=200, db_index=True)
    said = models.JSONField(default=dict)
    was = models.CharField(max_length=40, blank=True)
    became = models.CharField(max_length=40, blank=True)
    is_first = models.BooleanField(default=False)
    on = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.claim}: {self.was} -> {self.became}"
