"""Editions: in which state the register is, so that what was worked out from it is not worked out again."""

from random import SystemRandom

from django.db import connection, models

MOST_MARKS = 200
LARGEST_MARK = 2**40


class MarkQuerySet(models.QuerySet):
    """Marks of the transactions that wrote something."""

    def leave(self):
        """Leave a mark: from the end of this transaction on, the register is of another edition."""
        left = self.create(number=SystemRandom().randrange(1, LARGEST_MARK))
        if left.pk % MOST_MARKS == 0:
            self._put_together()

    def _put_together(self):
        """Make one mark of all, of the same sum."""
        marks = dict(self.values_list("pk", "number"))
        self.filter(pk__in=marks).delete()
        self.create(number=sum(marks.values()))

    def edition(self):
        """The number of the edition: the sum of all marks.

        No transaction that ends late goes unnoticed, as it would if the newest mark were the number.
        """
        with connection.cursor() as cursor:  # every public page asks: the ORM would take most of its time
            cursor.execute(f"SELECT SUM(number) FROM {self.model._meta.db_table}")  # noqa: S608
            return cursor.fetchone()[0] or 0


class Mark(models.Model):
    """What each transaction that writes to the register leaves behind."""

    number = models.BigIntegerField()

    objects = MarkQuerySet.as_manager()

    def __str__(self):
        return str(self.number)
