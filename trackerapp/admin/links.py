"""Links from one page of the admin to another."""

from django.urls import reverse
from django.utils.html import format_html

from trackerapp.models import Article, Candidate


def link_to(record):
    """The name of ``record``, leading to its page here."""
    return format_html('<a href="{}">{}</a>', _address(record), record)


def _address(record):
    match record:
        case Article():
            return reverse("admin:article_page", args=[record.pk])
        case Candidate():
            return f"{_address(record.article)}?mo={record.pk}#u-{record.pk}"
    return reverse(f"admin:trackerapp_{record._meta.model_name}_change", args=[record.pk])


def link_to_public(record):
    """The name of ``record``, leading to the page that everybody reads."""
    return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record)
