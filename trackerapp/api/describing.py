"""The OpenAPI description of the API, made from its code, and the same for the page that people read."""

from functools import cache

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import include, path
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import serializers

from trackerapp import licence

from . import asking
from .problems import KIND, TITLES, Problem, language_of


def _answers(good, *wrong):
    """The answers of an address: ``good``, that the program has it already, and what can go wrong."""
    told = {200: OpenApiResponse(good, gettext_lazy("What was asked for.")), 304: UNCHANGED}
    return told | {(status, KIND): OpenApiResponse(Problem, TITLES[status]) for status in wrong}


UNCHANGED = OpenApiResponse(description=gettext_lazy("Nothing has changed since the ETag that was sent."))
MERGED = OpenApiResponse(description=gettext_lazy("The model was merged into another, whose address follows."))


def in_words(kind, record_list, record):
    """The views of ``kind`` with what the description says of them."""
    page = type(
        f"{kind.serializer.__name__.removesuffix('Serializer')}List",
        (serializers.Serializer,),
        {
            "__doc__": "",
            "results": kind.serializer(many=True, help_text=gettext_lazy("The records of this part.")),
            "next": serializers.URLField(
                allow_null=True, help_text=gettext_lazy("The address of the next part; null at the end.")
            ),
        },
    )
    number = OpenApiParameter(
        "number",
        {"type": "string", "pattern": "^[0-9]{1,9}$"},
        OpenApiParameter.PATH,
        description=gettext_lazy("The digits of the number of the record."),
    )
    shared = {"tags": [kind.path], "auth": []}
    told = [
        extend_schema(
            operation_id=f"{kind.name}_list",
            summary=kind.label,
            parameters=asking.described(kind.filterset),
            responses=_answers(page, 400, 429),
            **shared,
        ),
        extend_schema(
            operation_id=f"{kind.name}_record",
            summary=gettext_lazy("One record"),
            parameters=[number, asking.LANGUAGE],
            responses=_answers(kind.serializer, 400, 404, 429) | ({301: MERGED} if kind.may_be_merged else {}),
            **shared,
        ),
    ]
    return [
        extend_schema_view(get=words)(type(view.__name__, (view,), {"kind": kind}))
        for view, words in zip((record_list, record), told, strict=True)
    ]


@cache
def description(language):
    """The description in ``language``; the same as long as the process runs."""
    with translation.override(language):
        patterns = [path("api/v1/", include("trackerapp.api.urls"))]
        found = SchemaGenerator(patterns=patterns).get_schema(public=True)
        found["info"] = {
            "title": str(settings.SITE_NAME),
            "version": "1",
            "description": _(
                "What the public pages of the register show, for programs to read. Nothing is changed here."
            ),
            "license": {"name": licence.NAME, "url": licence.ADDRESS},
        }
    return found


@require_safe
def description_file(request):
    """The description as JSON."""
    language = language_of(request)
    headers = {"Content-Language": language, "Cache-Control": "no-cache"}
    return JsonResponse(description(language), json_dumps_params={"ensure_ascii": False}, headers=headers)


@require_safe
def page(request):
    """The description as a page, and how to begin."""
    found = description(get_language())
    operations = [
        {
            "path": path,
            "summary": each["get"]["summary"],
            "parameters": list(map(_parameter, each["get"]["parameters"])),
        }
        for path, each in found["paths"].items()
    ]
    components = [
        {"name": name, "fields": [_field(field, schema) for field, schema in each["properties"].items()]}
        for name, each in found["components"]["schemas"].items()
    ]
    context = {
        "operations": operations,
        "components": components,
        "limit": settings.SEARCHES_PER_MINUTE,
        "licence": licence.ADDRESS,
    }
    return render(request, "api/page.html", context)


def _parameter(parameter):
    return _field(parameter["name"], parameter["schema"]) | {"about": parameter["description"]}


def _field(name, schema):
    return {"name": name, "about": schema.get("description", ""), "type": _type(schema), "leads_to": _component(schema)}


def _component(schema):
    """The kind of answer that a value is, or is a list of; empty for plain values."""
    parts = [schema, schema.get("items", {}), *schema.get("oneOf", [])]
    return next((part["$ref"].rpartition("/")[2] for part in parts if "$ref" in part), "")


def _type(schema):
    """What a value may be, in the short form that programmers read: string | null, Tie[], vi | en."""
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    if "oneOf" in schema:
        return " | ".join(map(_type, schema["oneOf"]))
    if schema.get("type") == "array":
        return f"({_type(schema['items'])})[]" if "enum" in schema["items"] else f"{_type(schema['items'])}[]"
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    kinds = schema.get("type", "")
    return kinds if isinstance(kinds, str) else " | ".join(kinds)
