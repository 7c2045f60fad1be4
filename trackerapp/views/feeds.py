"""What is new in the register, as Atom: filtered like the list, the newest published first."""

from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import quote_etag
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trackerapp import licence

from . import commendation, grassroots_model
from .downloads import refused

MOST = 50
NEVER = datetime(2025, 7, 1, tzinfo=UTC)
"""When a feed without entries has changed: its moment must not move."""


class Feed(Atom1Feed):
    """An Atom feed that is the same as long as its entries are, even where it has none."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else self.feed["since"]


@require_safe
def grassroots_model_feed(request):
    """The grassroots models that the public has seen for the shortest time."""
    return _feed(request, "grassroots_model", _("Grassroots models"), grassroots_model.narrowed(request))


@require_safe
def commendation_feed(request):
    """The commendations that the public has seen for the shortest time."""
    return _feed(request, "commendation", _("Commendations"), commendation.narrowed(request))


def _feed(request, name, title, filterset):
    """The feed of the list ``name``; 304 for who has it already, 400 where a value is not understood."""
    if not filterset.is_valid():
        return refused(request, filterset, f"{name}_list")
    records = list(filterset.qs.order_by("-published_at", "-pk")[:MOST])
    root, query = request.build_absolute_uri("/").rstrip("/"), filterset.query_of_rows()
    feed = Feed(
        title="; ".join([f"{title} – {settings.SITE_NAME}", *_conditions(filterset)]),
        link=f"{root}{reverse(f'{name}_list')}{query}",
        description="",
        language=get_language(),
        author_name=str(settings.SITE_NAME),
        feed_url=f"{root}{reverse(f'{name}_feed')}{query}",
        feed_copyright=f"{licence.NAME}, {licence.ADDRESS}",
        since=NEVER,
    )
    for record in records:
        _add(feed, record, root)
    return _answer(request, feed)


def _conditions(filterset):
    return [f"{each.label}: {each.text}" for each in filterset.conditions()]


def _add(feed, record, root):
    """An entry that keeps its id, whatever the record is called and wherever the site moves."""
    host, since = urlsplit(settings.SITE_ADDRESS).hostname, record.published_at or record.created_at
    feed.add_item(
        title=capfirst(str(record)),
        link=f"{root}{record.get_absolute_url()}",
        description=escape(". ".join(map(str, filter(None, _told(record))))),
        unique_id=f"tag:{host},{since:%Y-%m-%d}:{record.code}",
        pubdate=since,
        updateddate=record.updated_at,
    )


def _told(record):
    """What a list shows of a record, in words."""
    place = record.locality.path_name if record.locality else _("Place unknown")
    if hasattr(record, "merit_year"):
        return [record.authority, place, record.merit_year, record.merit]
    fields = ", ".join(map(str, record.fields.all()))
    return [capfirst(record.get_kind_display()), fields, place, record.organisation and record.organisation.name,
            record.summary]  # fmt: skip


def _answer(request, feed):
    """The feed, to be asked for each time. It names no last change, which goes back when a record is withdrawn."""
    content = feed.writeString("utf-8").encode()
    etag = quote_etag(sha256(content).hexdigest()[:32])
    response = HttpResponse(content, content_type=feed.content_type, headers={"ETag": etag})
    patch_cache_control(response, no_cache=True)
    return get_conditional_response(request, etag=etag, response=response)
