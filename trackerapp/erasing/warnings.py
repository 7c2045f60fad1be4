"""What is worth a second look before a name is entered again that was erased once. It stops nobody."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from trackerapp.models import Erasure, GrassrootsModel


def warnings(record):
    """In words, for a commendation, a recipient or a grassroots model: who is named there and was erased somewhere."""
    return [
        _("%(name)s was erased on request on %(day)s (%(document)s). If it is the same person, erase it here, too.")
        % {"name": name, "day": date_format(localtime(found.erased_at), "DATE_FORMAT"), "document": found.document}
        for name in dict.fromkeys(_named_in(record))
        if (found := Erasure.objects.of(name).first())
    ]


def _named_in(record):
    if isinstance(record, GrassrootsModel):
        return [record.runner_name] if record.runner_name else []
    recipients = record.recipients.all() if hasattr(record, "recipients") else [record]
    return [each.name for each in recipients if each.is_private and each.name]
