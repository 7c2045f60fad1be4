"""What is likely the same record entered twice: it warns, it does not block."""

from django.utils.translation import gettext as _

from trackerapp.models import twins


def warnings(commendation):
    """The commendations that are likely the same act as this one, in words; an empty list if there is none."""
    text = _("%(code)s is likely the same commendation: compare the two, and keep one.")
    return [text % {"code": other.code} for other in twins.likely(commendation)]
