"""The records that a report may be about, and the codes that name them in an address: MH-12, DP-7."""

import re

from django.contrib.auth.models import AnonymousUser

from trackerapp import scope
from trackerapp.models import SEARCHED

KINDS = {kind.letters: kind for kind in SEARCHED}
CODE = re.compile(r"([A-Z]{1,2})-0*([0-9]{1,9})", re.ASCII)


def find(code):
    """The public record of ``code``; None if there is none, or if it is not public."""
    found = CODE.fullmatch(code.strip().upper())
    kind = found and KINDS.get(found[1])
    if not kind:
        return None
    return scope.readable(kind.objects.for_display(), AnonymousUser()).filter(pk=int(found[2])).first()
