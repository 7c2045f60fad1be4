"""The addresses of the API: a list and a record of each kind, all built alike from a ``Kind``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from trackerapp import licence
from trackerapp.selectors import RELEASE, Edition

from . import problems
from .asking import narrowed, refuse_unknown
from .parts import Cut, with_cursor
from .words import address_of

METHODS = "GET, HEAD, OPTIONS"


@dataclass(frozen=True)
class Kind:
    """One kind of record: what its addresses are called, and how its rows are read, narrowed and told."""

    name: str
    path: str
    model: type
    label: Any
    filterset: type
    rows: Callable
    serializer: type

    @property
    def may_be_merged(self):
        return hasattr(self.model, "merged_into")

    def one(self, number):
        """The public record of that number, or the one that it was merged into; Http404 if there is none."""
        heir = self.model.objects.heir_of(number) if self.may_be_merged else number
        return get_object_or_404(self.rows(), pk=heir)


class AlwaysJson(BaseContentNegotiation):
    """Whatever a program or a browser would rather have."""

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


class Answer(APIView):
    """What all answers have in common. Nobody signs in here: who is signed in elsewhere gets the same."""

    authentication_classes = []
    permission_classes = []
    throttle_classes = []
    parser_classes = []
    renderer_classes = [JSONRenderer]
    content_negotiation_class = AlwaysJson
    metadata_class = None
    http_method_names = ["get", "head", "options"]
    known = ["lang"]
    kind: Kind | None = None

    def get_exception_handler(self):
        return problems.told

    def dispatch(self, request, *args, **kwargs):
        self.language = problems.language_of(request)
        with translation.override(self.language):
            response = super().dispatch(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
        response["Content-Language"] = self.language
        response["Cache-Control"] = "no-cache"
        patch_vary_headers(response, ["Accept-Language"])
        return response

    def initial(self, request, *args, **kwargs):
        """Refuse what nobody knows, and ask for the edition before any row: no old row bears a new tag."""
        super().initial(request, *args, **kwargs)
        refuse_unknown(request.GET, self.known)
        Edition.of(request)

    def options(self, request, *args, **kwargs):
        """What a browser asks before a page of another site may read."""
        headers = {
            "Allow": METHODS,
            "Access-Control-Allow-Methods": METHODS,
            "Access-Control-Allow-Headers": "Accept-Language, If-None-Match",
            "Access-Control-Max-Age": "86400",
        }
        return Response(status=204, headers=headers)

    def answer(self, request, told):
        """What ``told`` gives, unless the program has it already: 304."""
        query = sorted((name, tuple(values)) for name, values in request.GET.lists())
        etag = quote_etag(Edition.of(request).key(RELEASE, "api", request.path, query, self.language)[:32])
        known = HttpResponse(headers={"ETag": etag})
        response = get_conditional_response(request, etag=etag, response=known)
        return self._fresh(told(), etag) if response is known else response

    def _fresh(self, content, etag):
        links = [f'<{licence.ADDRESS}>; rel="license"']
        if isinstance(content, dict) and content.get("next"):
            links.append(f'<{content["next"]}>; rel="next"')
        return Response(content, headers={"ETag": etag, "Link": ", ".join(links)})

    def context(self, request):
        return {"root": request.build_absolute_uri("/").rstrip("/")}


class RecordList(Answer):
    """The public records of one kind, a part at a time; the newest in the register first, unless asked otherwise."""

    @property
    def known(self):
        return [*self.kind.filterset.base_filters, "after", "limit", "lang"]

    def get(self, request):
        rows = narrowed(self.kind.filterset, request.GET, self.kind.rows().order_by("-pk"))
        cut = Cut(request.GET, self.kind.name)
        return self.answer(request, lambda: self._told(request, *cut.of(rows)))

    def _told(self, request, records, cursor):
        address = f"{request.build_absolute_uri(request.path)}?{with_cursor(request.GET, cursor)}" if cursor else None
        told = self.kind.serializer(records, many=True, context=self.context(request)).data
        return {"results": told, "next": address}


class Record(Answer):
    """One public record."""

    def get(self, request, number):
        record, context = self.kind.one(number), self.context(request)
        if record.pk != number:
            query = f"?{request.GET.urlencode()}" if request.GET else ""
            return HttpResponsePermanentRedirect(context["root"] + address_of(record) + query)
        return self.answer(request, lambda: self.kind.serializer(record, context=context).data)


class Front(Answer):
    """The lists there are."""

    schema = None
    kinds: list[Kind] = []

    def get(self, request):
        root = self.context(request)["root"]
        lists = {kind.path: root + reverse(f"api_{kind.name}_list") for kind in self.kinds}
        return Response({"lists": lists, "description": root + reverse("api_description"), "licence": licence.ADDRESS})
