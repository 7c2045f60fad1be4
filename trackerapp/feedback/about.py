"""The records that a report may be about, and the codes that name them in an address: MH-12, DP-7."""

import re

from django.contrib.auth.models import AnonymousUser

from trackerapp import scope
from trackerapp.models import SEARCHED, GrassrootsModel

KINDS = {kind.letters: kind for kind in SEARCHED}
CODE = re.compile(r"([A-Z]{1,2})-0*([0-9]{1,9})", re.ASCII)


def find(code):
    """The public record of ``code``, or the one that it was merged into; None if there is none that is public."""
    found = CODE.fullmatch(code.strip().upper())
    kind = found and KINDS.get(found[1])
    if not kind:
        return None
    number = kind.objects.heir_of(int(found[2])) if kind is GrassrootsModel else int(found[2])
    return scope.readable(kind.objects.for_display(), AnonymousUser()).filter(pk=number).first()
