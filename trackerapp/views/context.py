"""What every page knows."""

from functools import cache, partial

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language

from trackerapp import selectors


def site(request):
    """The site's name, whom to write to, which part of it this is, its root, and this page in each language.

    Which provinces became which is asked once, and only for a page that names one.
    """
    found, paths = request.resolver_match, cache(partial(_paths, request))
    return {
        "SITE_NAME": settings.SITE_NAME,
        "CONTACT_EMAIL": settings.CONTACT_EMAIL,
        "section": found.url_name.rpartition("_")[0] if found and found.url_name else "",
        "root": partial(_root, request),
        "here": cache(lambda: {code: request.build_absolute_uri(path) for code, path in paths().items()}),
        "other_language": lambda: _other_language(request, paths()),
        "joined_provinces": cache(selectors.joined_provinces),
    }


def _root(request):
    """The address of the site. Asked only where a page shows it: the page for a forged host must not fail on it."""
    return request.build_absolute_uri("/").rstrip("/")


def _paths(request):
    """The address of this page in each language, without its query string; of no page, that of the first one."""
    path = request.path if request.resolver_match else reverse("home")
    codes = [code for code, _name in settings.LANGUAGES]
    return {code: path if code == get_language() else translate_url(path, code) for code in codes}


def _other_language(request, paths):
    """Code, name and address of this page in the other language, with its query string."""
    code, name = next((code, name) for code, name in settings.LANGUAGES if code != get_language())
    query = request.GET.urlencode() if request.resolver_match else ""
    return {"code": code, "name": name, "address": f"{paths[code]}?{query}" if query else paths[code]}
