"""Why a search found a record, where its name does not show it."""

from django.db.models import prefetch_related_objects

from trackerapp.models import Commendation, GrassrootsModel, Source
from trackerapp.text.query import excerpt

NEEDED = {Commendation: ["recipients"]}
"""What the texts of a kind are taken from, beside what its list shows."""


def with_excerpts(records, query):
    """``records`` of one kind, each with an ``excerpt``: the first of its public texts that holds what is not in view.

    It is empty where the name, the place and the organisation hold all that ``query`` asks for, and without a query.
    """
    records = list(records)
    if query and records:
        prefetch_related_objects(records, *NEEDED.get(type(records[0]), []))
    for record in records:
        record.excerpt = _excerpt(record, query) if query and type(record) in TEXTS else ""
    return records


def _excerpt(record, query):
    in_view, texts = TEXTS[type(record)](record)
    left = query.beyond(" ".join(filter(None, in_view)))
    return next(filter(None, (excerpt(text, left) for text in texts if text)), "") if left else ""


def _of_grassroots_model(record):
    in_view = [record.searched_title(), _name(record.organisation), record.public_runner_name, record.searched_status]
    in_view += [*_place_and_heirs(record), *(str(field) for field in record.fields.all())]
    return in_view, [record.place_as_printed, *record.searched_prose]


def _of_commendation(record):
    in_view = [record.form, record.authority, str(record.merit_year or "")]
    named = (each.public_name for each in record.recipients.all())
    number = [record.decision_number, record.form_as_printed, record.authority_as_printed]
    return in_view, [record.merit, *named, *number, *_place_and_heirs(record)]


def _of_source(record):
    in_view = [record.title, record.publisher]
    return in_view, [record.author, _name(record.issued_by), *_place(record)]


TEXTS = {
    GrassrootsModel: _of_grassroots_model,
    Commendation: _of_commendation,
    Source: _of_source,
}
"""For each kind what its list shows of a record, and what else finds it, in the order of its page."""


def _name(body):
    return body.name if body else ""


def _place(record):
    return [record.locality.path_name] if record.locality else []


def _place_and_heirs(record):
    """The names of its place, and of the units of today that hold that."""
    heirs = record.locality.successors_today.all() if record.locality else []
    return [*_place(record), *(heir.path_name for heir in heirs)]
