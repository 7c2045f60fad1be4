"""What the API tells of each kind of record: this list and nothing else. A new field is decided here first."""

import pytest

from trackerapp.api.describing import description

TIE = {"code", "name", "address", "page_address"}
PROSE = {"situation", "aims", "method", "beneficiaries", "forces", "resources", "results", "prospects", "lessons"}
STEP = {"share", "on", "act", "place"}
DIRECTIVE = {"kind", "number", "name", "issued_on"}
LIST = {"results", "next"}
SHOWN = {
    "Word": {"code", "name"},
    "Tie": TIE,
    "Whereabouts": {"then", "now"},
    "CitedSource": {"code", "title", "publisher", "published_on", "url", "address", "page_address"},
    "Passage": {"source", "where", "in_title", "paragraph", "caption", "sheet", "row", "words", "supports"},
    "Milestone": {"kind", "on", "level", "decision_number", "decided_by", "note", "certainty", "citations"},
    "Photo": {"address", "alternative_text", "caption", "credit", "taken_on"},
    "GrassrootsModel": PROSE | {
        "code", "address", "page_address", "name", "is_quoted", "kind", "fields", "runner_kind", "organisation",
        "runner_name", "is_runner_erased", "place", "place_as_printed", "status", "status_on", "started_on", "ended_on",
        "replicated_from", "adaptation", "summary", "milestones", "commendations", "photos", "updated_at", "certainty",
        "citations",
    },
    "Commendation": {
        "code", "address", "page_address", "award_type", "form_as_printed", "level", "kind", "issued_by", "authority",
        "signer", "presented_by", "decision_number", "decided_on", "merit_year", "merit", "collectives", "individuals",
        "households", "total", "place", "grassroots_models", "revoked_by", "revoked_on", "updated_at", "certainty",
        "citations", "recipients", "unnamed",
    },
    "Recipient": {"kind", "name", "is_erased", "title", "organisation", "citations"},
    "Place": {
        "code", "address", "page_address", "name", "full_name", "path_name", "type", "level", "code_of_state", "parent",
        "valid_from", "valid_to", "now", "made_of", "became",
    },
    "MadeOf": STEP,
    "Became": STEP,
    "Directive": DIRECTIVE,
    "IssuedDirective": DIRECTIVE | {"issued_by"},
    "Organisation": {
        "code", "address", "page_address", "name", "kind", "place", "dissolved_on", "grassroots_models", "granted",
        "received", "directives",
    },
    "Source": {
        "code", "address", "page_address", "kind", "title", "has_printed_title", "publisher", "author", "published_on",
        "url", "issued_by", "place", "text_sha256", "grassroots_models", "commendations", "directives",
    },
    "GrassrootsModelList": LIST,
    "CommendationList": LIST,
    "PlaceList": LIST,
    "OrganisationList": LIST,
    "SourceList": LIST,
    "Problem": {"type", "title", "status", "parameters"},
    "Fault": {"name", "message"},
}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_answer_has_these_fields_and_no_other(name):
    schemas = description("vi")["components"]["schemas"]

    assert set(schemas[name]["properties"]) == SHOWN[name]


def test_there_is_no_other_kind_of_answer():
    assert set(description("vi")["components"]["schemas"]) == set(SHOWN)
