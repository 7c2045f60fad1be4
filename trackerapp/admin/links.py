"""Links from one page of the admin to another."""

from django.urls import reverse
from django.utils.html import format_html

from trackerapp.models import Article


def link_to(record):
    """The name of ``record``, leading to its page here."""
    page = "article_page" if isinstance(record, Article) else f"trackerapp_{record._meta.model_name}_change"
    address = reverse(f"admin:{page}", args=[record.pk])
    return format_html('<a href="{}">{}</a>', address, record)


def link_to_public(record):
    """The name of ``record``, leading to the page that everybody reads."""
    return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record)
