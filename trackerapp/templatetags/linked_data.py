"""What a page is about, in the words of schema.org, as data that a browser does not run.

Only what is known and public stands there: a property whose value nobody knows is left out.
"""

import json
from functools import singledispatch
from html import unescape

from django.conf import settings
from django.template import Library
from django.urls import reverse
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from trackerapp import licence
from trackerapp.models import Commendation, GrassrootsModel, Locality, Organisation, Source
from trackerapp.spreadsheets import KINDS as FORMATS

register = Library()

HARMLESS = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}
"""Nothing within may end the element that it stands in."""
KINDS = {Source.Kind.ARTICLE: "NewsArticle", Source.Kind.REPORT: "Report"}


def _written(data):
    text = json.dumps({"@context": "https://schema.org", **_known(data)}, ensure_ascii=False, separators=(",", ":"))
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text.translate(HARMLESS)))


def _known(data):
    """``data`` without what is unknown."""
    if isinstance(data, dict):
        return {key: _known(value) for key, value in data.items() if value not in (None, "", [], {})}
    return [_known(each) for each in data] if isinstance(data, list) else data


@register.simple_tag(takes_context=True)
def linked_data(context, thing):
    """What ``thing``, a public record, is; nothing of one that is not public."""
    if not getattr(thing, "is_published", True):
        return ""
    return _written(_described(thing, context["root"]()))


@register.simple_tag(takes_context=True)
def linked_site(context):
    """The site, and how it is searched."""
    root = context["root"]()
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{root}{reverse('everything')}?q={{words}}"},
        "query-input": "required name=words",
    }
    return _written(_site(root) | {"inLanguage": get_language(), "potentialAction": search})


@register.simple_tag(takes_context=True)
def linked_dataset(context):
    """The register as a set of data, with the files in which it can be taken along."""
    root = context["root"]()
    lists = {"grassroots_model": _("Models"), "commendation": _("Commendations")}
    files = [
        {
            "@type": "DataDownload",
            "name": name,
            "encodingFormat": kind.partition(";")[0],
            "contentUrl": f"{root}{reverse(f'{part}_{ending}')}",
        }
        for part, name in lists.items()
        for ending, kind in FORMATS.items()
    ]
    return _written(
        {
            "@type": "Dataset",
            "name": str(settings.SITE_NAME),
            "description": _(
                "A public register of grassroots models and commendations, by place; every line leads to its source."
            ),
            "url": root + reverse("data_licence"),
            "license": licence.ADDRESS,
            "isAccessibleForFree": True,
            "inLanguage": "vi",
            "spatialCoverage": {"@type": "Country", "name": "Việt Nam"},
            "distribution": files,
        }
    )


@register.simple_tag(takes_context=True)
def linked_crumbs(context, here_title, list_url=None, list_title=None):
    """The way from the first page to this one."""
    root = context["root"]()
    ways = [(_("First page"), root + reverse("home")), (list_title, list_url and root + list_url), (here_title, None)]
    items = [(unescape(strip_tags(str(title))), address) for title, address in ways if title]
    return _written(
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": name, "item": address}
                for position, (name, address) in enumerate(items, 1)
            ],
        }
    )


def _site(root):
    return {"@type": "WebSite", "name": str(settings.SITE_NAME), "url": root + reverse("home")}


@singledispatch
def _described(record, root):
    raise TypeError(record)


@_described.register(GrassrootsModel)
def _grassroots_model(record, root):
    about = {"@type": "Thing", "name": record.name, "description": record.summary}
    return _page(record, root, record.title, about)


@_described.register(Commendation)
def _commendation(record, root):
    about = {"@type": "Thing", "name": capfirst(record.form), "description": record.merit}
    return _page(record, root, capfirst(str(record)), about)


@_described.register(Locality)
def _locality(place, root):
    return _place(place) | {"url": root + place.get_absolute_url()}


@_described.register(Organisation)
def _organisation(body, root):
    return {
        "@type": "Organization",
        "name": body.name,
        "url": root + body.get_absolute_url(),
        "location": _place(body.locality) if body.locality else None,
        "dissolutionDate": body.dissolved_on and body.dissolved_on.isoformat(),
    }


@_described.register(Source)
def _source(source, root):
    return _work(source) | {"mainEntityOfPage": root + source.get_absolute_url()}


def _page(record, root, name, about):
    """The page of a record, which cites the sources that the record stands on."""
    return {
        "@type": "WebPage",
        "name": name,
        "identifier": record.code,
        "url": root + record.get_absolute_url(),
        "inLanguage": get_language(),
        "dateModified": record.updated_at.isoformat(),
        "license": licence.ADDRESS,
        "isPartOf": _site(root),
        "about": about,
        "spatialCoverage": _place(record.locality) if record.locality else None,
        "citation": [_work(source) for source in record.public_sources],
    }


def _place(place):
    above = _place(place.parent) if place.parent else None
    return {"@type": "AdministrativeArea", "name": place.full_name, "containedInPlace": above}


def _work(source):
    """A source as a work of others."""
    return {
        "@type": KINDS.get(source.kind, "CreativeWork"),
        "headline": source.title,
        "author": {"@type": "Person", "name": source.author} if source.author else None,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "datePublished": source.published_on and source.published_on.isoformat(),
        "url": source.url,
    }
