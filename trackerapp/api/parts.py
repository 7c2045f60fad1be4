"""The part of a list that a program asks for, and where the list goes on."""

import re
from urllib.parse import urlencode

from django.core.signing import BadSignature, Signer
from django.db.models import F, Q
from django.db.models.expressions import OrderBy
from django.db.models.lookups import Exact, GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from .problems import NotUnderstood

PAGE_SIZE, MOST = 25, 100
NO_SUCH_PART = _("Take this value from “next” of the page before.")


class Cut:
    """The part of a list that is asked for: how many rows, and after which number."""

    def __init__(self, query, name):
        self.signer = Signer(salt=f"api {name}")
        self.limit, self.after = self._limit(query.get("limit")), self._after(query.get("after"))

    def _limit(self, text):
        if not text:
            return PAGE_SIZE
        if not re.fullmatch("[1-9][0-9]?|100", text, re.ASCII):
            raise NotUnderstood({"limit": [_("Write a number from 1 to 100.")]})
        return int(text)

    def _after(self, text):
        try:
            return self.signer.unsign_object(text) if text else None
        except BadSignature:
            raise NotUnderstood({"after": [NO_SUCH_PART]}) from None

    def of(self, rows):
        """The rows of this part, and what stands for the next one in an address; None at the end."""
        if self.after is not None:
            rows = behind(rows, self.after)
        found = list(rows[: self.limit + 1])
        if len(found) <= self.limit:
            return found, None
        return found[: self.limit], self.signer.sign_object(found[self.limit - 1].pk)


def behind(rows, number):
    """Those of ``rows`` that come behind the record ``number`` in their order, which ends with the number.

    No key of an order is null. The first key is asked once more by itself, so that an index can begin there.
    """
    order = [_order(key) for key in rows.query.order_by]
    *keys, _number = (each.expression for each in order)
    where = rows.model._base_manager.filter(pk=number).values_list(*keys, "pk").first()
    if where is None:
        raise NotUnderstood({"after": [NO_SUCH_PART]})
    further, level = Q(), Q()
    for each, value in zip(order, map(_plain, where), strict=True):
        further |= level & Q((LessThan if each.descending else GreaterThan)(each.expression, value))
        level &= Q(Exact(each.expression, value))
    first = LessThanOrEqual if order[0].descending else GreaterThanOrEqual
    return rows.filter(Q(first(order[0].expression, _plain(where[0]))), further)


def _order(key):
    if isinstance(key, OrderBy):
        return key
    return F(key.removeprefix("-")).desc() if key.startswith("-") else F(key).asc()


def _plain(value):
    """``value`` as it can be compared; PostgreSQL gives bytes as a view of them."""
    return bytes(value) if isinstance(value, memoryview) else value


def with_cursor(query, cursor):
    """``query`` as a query string that goes on at ``cursor``."""
    pairs = [(name, value) for name, values in query.lists() if name != "after" for value in values if value]
    return urlencode([*pairs, ("after", cursor)])
