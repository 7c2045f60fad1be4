"""Links from one page of the admin to another."""

from django.urls import reverse
from django.utils.html import format_html


def link_to(record):
    """The name of ``record``, leading to its page here."""
    address = reverse(f"admin:trackerapp_{record._meta.model_name}_change", args=[record.pk])
    return format_html('<a href="{}">{}</a>', address, record)


def link_to_public(record):
    """The name of ``record``, leading to the page that everybody reads."""
    return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record)
