"""What goes wrong, told to programs: one small shape (RFC 9457), in the language that is asked for."""

import json

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation.trans_real import parse_accept_lang_header
from rest_framework import exceptions, serializers
from rest_framework.response import Response

PREFIX = "/api/"
KIND = "application/problem+json"
MOST_ECHOED = 60

TITLES = {
    400: _("The request was not understood."),
    404: _("There is no such record or address."),
    405: _("The register can only be read here."),
    412: _("The record has changed meanwhile."),
    413: _("The request is too large."),
    429: _("Too many requests. Wait a minute, then try again."),
    500: _("Something went wrong in the register. It was written down."),
}


class NotUnderstood(exceptions.APIException):
    """Parameters that cannot be answered: for each name what is wrong with it."""

    status_code = 400

    def __init__(self, faults):
        super().__init__(TITLES[400])
        self.faults = [
            {"name": name[:MOST_ECHOED], "message": " ".join(map(str, messages))} for name, messages in faults.items()
        ]


class Fault(serializers.Serializer):
    """A parameter that was not understood."""

    name = serializers.CharField(help_text=_("The name of the parameter."))
    message = serializers.CharField(help_text=_("What is wrong with it, in words."))


class Problem(serializers.Serializer):
    """Why there is no answer."""

    type = serializers.CharField(help_text=_("Always about:blank: the status says which problem it is."))
    title = serializers.CharField(help_text=_("What is wrong, in words."))
    status = serializers.IntegerField(help_text=_("The status of the answer, once more."))
    parameters = Fault(many=True, help_text=_("The parameters that were not understood."))


def _problem(status, faults=()):
    title = str(TITLES.get(status, TITLES[400 if status < 500 else 500]))
    return {"type": "about:blank", "title": title, "status": status, "parameters": list(faults)}


def told(fault, context):
    """The answer to ``fault``; None for one that nobody foresaw."""
    if isinstance(fault, Http404):
        fault = exceptions.NotFound()
    if isinstance(fault, SuspiciousOperation):  # more parameters than anybody sends
        fault = NotUnderstood({})
    if not isinstance(fault, exceptions.APIException):
        return None
    problem = _problem(fault.status_code, getattr(fault, "faults", ()))
    return Response(problem, status=fault.status_code, content_type=KIND)


def for_programs(get_response):
    """Let every page of the web read the API, and tell in JSON whatever went wrong before or behind it."""

    def middleware(request):
        response = get_response(request)
        if request.path == PREFIX or not request.path.startswith(PREFIX):
            return response
        if response.status_code >= 400 and "json" not in response.get("Content-Type", ""):
            response = _retold(request, response)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
        return response

    return middleware


def _retold(request, response):
    with translation.override(language_of(request)):
        response.content = json.dumps(_problem(response.status_code), ensure_ascii=False).encode()
    response["Content-Type"], response["Content-Length"] = KIND, str(len(response.content))
    return response


def language_of(request):
    """The language that a program asks for: by ``lang``, or else by what its reader prefers; Vietnamese otherwise."""
    known = dict(settings.LANGUAGES)
    preferred = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    wanted = [_asked(request), *(code.partition("-")[0] for code, _weight in preferred)]
    return next((code for code in wanted if code in known), settings.LANGUAGE_CODE)


def _asked(request):
    try:
        return request.GET.get("lang")
    except SuspiciousOperation:
        return None
