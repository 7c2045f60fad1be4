"""The tables that readers take away: of each kind of record the columns, and what they hold.

They hold what the public pages show and nothing else: names of private persons through ``public_name`` and
``public_runner_name``, ties to published records only. What is unknown is an empty cell.
"""

from operator import attrgetter

from django.db.models import Prefetch
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from trackerapp.models import Commendation, GrassrootsModel, Locality, Organisation, Source

from .table import Column, Table

WIDE = 50


def _of(kind, *names, width=20):
    """Columns of the model ``kind`` itself, named as there."""
    return [Column(name, kind._meta.get_field(name).verbose_name, attrgetter(name), width) for name in names]


def _chosen(kind, name, width=16):
    """A column that holds a word of a list. Django's own display would look all words up anew for every record."""
    column = kind._meta.get_field(name)
    words = dict(column.choices)
    return Column(name, column.verbose_name, lambda record: capfirst(str(words.get(getattr(record, name), ""))), width)


def _word(kind, name, width=20):
    """A column that holds a word of a vocabulary."""

    def word(record):
        found = getattr(record, name)
        return str(found) if found else ""

    return Column(name, kind._meta.get_field(name).verbose_name, word, width)


def _body(kind, name):
    """A column that holds an organisation."""

    def body(record):
        found = getattr(record, name)
        return found.name if found else ""

    return Column(name, kind._meta.get_field(name).verbose_name, body, 40)


def _place(record):
    return record.locality.path_name if record.locality else ""


def _today(record):
    return _names_of_heirs(record.locality) if record.locality else []


def _names_of_heirs(place):
    return [unit.path_name for unit in place.heirs]


def _title(source):
    """A source in one line, as far as it is known."""
    return ", ".join(filter(None, [source.title, source.publisher, str(source.published_on or "")]))


CODE = Column("code", _("number"), attrgetter("code"), 10)
PLACE = [
    Column("place_then", _("place, as it was"), _place, 44),
    Column("place_today", _("place, today"), _today, 44),
]
WITH_PLACE = ["locality__successors_today__parent"]
SOURCES = [
    Column("sources", _("sources"), lambda record: [_title(source) for source in record.public_sources], WIDE),
    Column(
        "source_addresses",
        _("addresses of the sources"),
        lambda record: [source.url for source in record.public_sources if source.url],
        WIDE,
    ),
]


def _origin(record):
    origin = record.replicated_from
    return origin.code if origin and origin.is_published else ""


GRASSROOTS_MODELS = Table(
    _("Grassroots models"),
    [
        CODE,
        *_of(GrassrootsModel, "name", width=WIDE),
        _chosen(GrassrootsModel, "kind"),
        Column("fields", _("fields"), lambda record: [str(each) for each in record.fields.all()], 30),
        _chosen(GrassrootsModel, "runner_kind"),
        _body(GrassrootsModel, "organisation"),
        Column("runner_name", _("name of the person or household"), attrgetter("public_runner_name"), 30),
        *PLACE,
        *_of(GrassrootsModel, "place_as_printed", width=30),
        _chosen(GrassrootsModel, "status"),
        *_of(GrassrootsModel, "status_on", "started_on", "ended_on", width=12),
        Column("replicated_from", _("copied from"), _origin, 12),
        *_of(GrassrootsModel, "summary", *GrassrootsModel.PROSE, width=WIDE),
        *SOURCES,
    ],
    "grassroots_model_short",
    ["replicated_from"],
)


def _recipients(record):
    """The names of those commended that may be public."""
    return [each.public_name for each in record.recipients.all() if each.public_name]


COMMENDATIONS = Table(
    _("Commendations"),
    [
        CODE,
        _word(Commendation, "award_type", 36),
        *_of(Commendation, "form_as_printed"),
        _word(Commendation, "level"),
        _word(Commendation, "kind"),
        Column("granted_by", _("granted by"), attrgetter("authority"), 40),
        *_of(Commendation, "signer", "presented_by", width=30),
        *_of(Commendation, "decision_number", "decided_on", "merit_year", width=14),
        *_of(Commendation, "merit", width=WIDE),
        *_of(Commendation, "collectives", "individuals", "households", "total", width=12),
        Column("recipients", _("recipients who may be named"), _recipients, 40),
        *PLACE,
        Column(
            "grassroots_models",
            _("for the grassroots models"),
            lambda record: [each.code for each in record.grassroots_models.all()],
        ),
        *_of(Commendation, "revoked_by", "revoked_on", width=14),
        *SOURCES,
    ],
    "commendation_short",
    ["recipients", Prefetch("grassroots_models", GrassrootsModel.objects.published().by_name())],
)

LOCALITIES = Table(
    _("Places"),
    [
        Column("place", _("place"), attrgetter("path_name"), WIDE),
        *_of(Locality, "name", "type"),
        _chosen(Locality, "level"),
        *_of(Locality, "valid_from", "valid_to", width=14),
        Column("place_today", _("place, today"), _names_of_heirs, WIDE),
    ],
    "locality_short",
    ["successors_today__parent"],
)

ORGANISATIONS = Table(
    _("Organisations"),
    [
        *_of(Organisation, "name", width=WIDE),
        _word(Organisation, "kind"),
        *PLACE,
        *_of(Organisation, "dissolved_on", width=14),
        Column("run", _("models that it runs"), attrgetter("run"), 12),
        Column("granted", _("commendations that it granted"), attrgetter("granted"), 12),
        Column("received", _("commendations that it received"), attrgetter("won"), 12),
    ],
    "organisation_short",
    WITH_PLACE,
)

SOURCES_TABLE = Table(
    _("Sources"),
    [
        CODE,
        _chosen(Source, "kind"),
        *_of(Source, "title", width=WIDE),
        *_of(Source, "publisher", "author"),
        *_of(Source, "published_on", width=14),
        _body(Source, "issued_by"),
        *PLACE,
        *_of(Source, "url", width=WIDE),
        Column("grassroots_models", _("grassroots models"), attrgetter("grassroots_models"), 12),
        Column("commendations", _("commendations"), attrgetter("commendations"), 12),
    ],
    "source_short",
    WITH_PLACE,
)
