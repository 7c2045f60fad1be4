"""The values of a candidate, as JSON keeps them, and the record that they make."""

from django.apps import apps

from trackerapp.models import Candidate, Commendation, Directive, GrassrootsModel, Organisation
from trackerapp.models.fields import PartialDateField

COLUMNS = {
    GrassrootsModel: [
        "name", "is_quoted", "kind", "organisation", "runner_kind", "locality", "place_as_printed", "status",
        "started_on", "ended_on",
    ],
    Commendation: [
        "form_as_printed", "award_type", "level", "authority_as_printed", "issued_by", "decision_number", "decided_on",
        "merit_year", "merit", "collectives", "individuals", "households", "total", "locality",
    ],
    Directive: ["kind", "number", "name", "issued_by", "issued_on"],
}  # fmt: skip
"""What is read from an article; the rest is filled in on the page of the draft."""


def kind_of(candidate):
    """The kind of record that ``candidate`` proposes."""
    return apps.get_model("trackerapp", Candidate.Kind(candidate.kind).value.replace("_", ""))


def is_gone(candidate):
    """Whether the record that ``candidate`` has become, or was said to be, was deleted since."""
    return candidate.record is not None and not kind_of(candidate)._base_manager.filter(pk=candidate.record).exists()


def build(candidate):
    """The record that the values of ``candidate`` make, not saved. Whoever runs it may be a new organisation."""
    kind = kind_of(candidate)
    record = kind()
    for name in COLUMNS[kind]:
        if name in candidate.values:
            field = kind._meta.get_field(name)
            value = candidate.values[name]
            setattr(record, field.attname, value if field.is_relation else field.to_python(value))
    if unit := candidate.values.get("unit"):
        record.organisation = Organisation(name=unit)
    return record


def told(record):
    """The values of ``record``, as a candidate keeps them."""
    values = {}
    for name in COLUMNS[type(record)]:
        field = record._meta.get_field(name)
        value = field.value_from_object(record)
        values[name] = str(value) if isinstance(field, PartialDateField) and value else value
    organisation = getattr(record, "organisation", None)
    if organisation and organisation.pk is None:
        values["unit"] = organisation.name
    return values
