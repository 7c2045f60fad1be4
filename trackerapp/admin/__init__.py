"""The staff's workplace, one file an entity; importing them makes them known to the site."""

from . import (
    audit,
    citation,
    commendation,
    directive,
    erasing,
    grassroots_model,
    locality,
    milestone,
    organisation,
    photo,
    proposed_change,
    recipient,
    source,
    succession,
    user,
    vocabularies,
)

__all__ = [
    "audit",
    "citation",
    "commendation",
    "directive",
    "erasing",
    "grassroots_model",
    "locality",
    "milestone",
    "organisation",
    "photo",
    "proposed_change",
    "recipient",
    "source",
    "succession",
    "user",
    "vocabularies",
]
