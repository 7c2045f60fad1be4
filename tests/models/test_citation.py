"""Citations: the passage and the one record that stands on it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.making import make_citation, make_commendation, make_directive, make_grassroots_model, make_source
from trackerapp.models import Citation, Directive, State

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [0, 2])
def test_citation_stands_for_exactly_one_record(count):
    targets = dict(
        list({"grassroots_model": make_grassroots_model(), "commendation": make_commendation()}.items())[:count]
    )

    with pytest.raises(ValidationError, match="exactly one record"):
        Citation(source=make_source(), **targets).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_citation(**targets)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"paragraph": 1, "caption": 1}, "only one of them"),
        ({"paragraph": 1, "in_title": True}, "only one of them"),
        ({"paragraph": 0}, "count from 1"),
        ({"supports": ["colour"]}, "No such field"),
        ({"supports": "name"}, "list of fields"),
        ({"quote": "a" * 301}, "300"),
    ],
)
def test_what_cannot_be_is_refused_in_words(values, message):
    with pytest.raises(ValidationError, match=message):
        Citation(source=make_source(), grassroots_model=make_grassroots_model(), **values).full_clean()


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"paragraph": 8}, "paragraph 8"),
        ({"paragraph": None, "caption": 1}, "photo caption 1"),
        ({"paragraph": None, "in_title": True}, "title"),
        ({"paragraph": None, "sheet": "Biểu 2", "row": 14}, "sheet Biểu 2, row 14"),
        ({"paragraph": None}, ""),
    ],
)
def test_place_in_the_source_is_told_in_words(values, where):
    assert make_citation(grassroots_model=make_grassroots_model(), **values).where == where


def test_directive_is_public_when_a_published_source_cites_it():
    cited, hidden = make_directive(), make_directive()
    make_citation(directive=cited)
    make_citation(directive=hidden, source=make_source(state=State.DRAFT))

    assert list(Directive.objects.public()) == [cited]


def test_citation_knows_its_record():
    grassroots_model = make_grassroots_model(cited=False)

    assert make_citation(grassroots_model=grassroots_model).target == grassroots_model
