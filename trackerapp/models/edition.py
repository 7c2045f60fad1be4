"""Editions: in which state the register is, so that what was worked out from it is not worked out again."""

from random import SystemRandom

from django.db import connection, models
from django.db.models import F

LONGEST_STEP = 2**30
"""Numbers grow by chance: those that follow a backup put back are not those that readers have seen."""


class MarkQuerySet(models.QuerySet):
    """A number for each kind of record, which grows when one is written."""

    def leave(self, kind):
        """Note that records of the model ``kind`` were written.

        From the end of this transaction on, the register is of another edition. Whoever calls it is the only one
        that writes.
        """
        name, step = kind._meta.model_name, SystemRandom().randrange(1, LONGEST_STEP)
        if not self.filter(kind=name).update(number=F("number") + step):
            self.create(kind=name, number=step)

    def numbers(self):
        """The number of each kind, by the name of the kind."""
        with connection.cursor() as cursor:  # every public page asks: the ORM would take most of its time
            cursor.execute(f"SELECT kind, number FROM {self.model._meta.db_table}")  # noqa: S608
            return dict(cursor.fetchall())


class Mark(models.Model):
    """A number that grows whenever records of one kind are written."""

    kind = models.CharField(max_length=50, unique=True)
    number = models.BigIntegerField()

    objects = MarkQuerySet.as_manager()

    def __str__(self):
        return f"{self.kind} {self.number}"
