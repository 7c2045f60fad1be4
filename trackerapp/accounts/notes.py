"""Writes down in the log what somebody does to an account."""

from allauth.core.internal.httpkit import get_client_ip

from trackerapp.models import AuditEntry


def client_address(request):
    """The address that ``request`` comes from; None where it is not known.

    What a client says of itself counts only behind a proxy, and then only the part that the proxy has added.
    """
    return get_client_ip(request)


def note(request, kind, *, name="", **values):
    """Write down that the person of ``request``, or the command line if it is None, did something.

    ``name`` is what was typed, where nobody has signed in yet.
    """
    AuditEntry.objects.record(kind, **_whose(request, name), **values)


def note_once(request, kind, *, name="", **values):
    """Write down what repeats itself, unless it was a moment ago."""
    AuditEntry.objects.record_once(kind, **_whose(request, name), **values)


def _whose(request, name):
    person = getattr(request, "user", None)
    user = person if person and person.is_authenticated else None
    name = name or (user.username if user else "")
    return {"user": user, "name": name, "address": client_address(request) if request else None}
