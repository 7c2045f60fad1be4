"""Two people press at the same moment: records are made once."""

import pytest
from django.db import transaction

from tests.making import make_administrator, make_van_gia
from trackerapp import intake
from trackerapp.models import GrassrootsModel, Source

from .making import accept, make_article

pytestmark = pytest.mark.django_db(transaction=True)

A_WHILE = 2
"""Seconds; long enough for somebody whom nothing holds back."""


def test_second_of_two_who_create_at_once_waits_and_finds_nothing_left(meanwhile):
    make_van_gia()
    clerk = make_administrator()
    article = make_article(clerk)
    accept(article)
    second = []

    with transaction.atomic():
        first = intake.create(article, by=clerk)
        second_is_done = meanwhile(lambda: second.append(intake.create(article, by=clerk)))
        has_waited = not second_is_done.wait(A_WHILE)
    second_is_done.wait()

    assert has_waited
    assert (len(first), second) == (4, [[]])
    assert (GrassrootsModel.objects.count(), Source.objects.count()) == (2, 1)


def test_second_of_two_who_have_an_article_read_again_waits_and_proposes_nothing_twice(meanwhile):
    make_van_gia()
    clerk = make_administrator()
    article = make_article(clerk)
    second = []

    with transaction.atomic():
        intake.read_again(article, by=clerk)
        second_is_done = meanwhile(lambda: second.append(intake.read_again(article, by=clerk)))
        has_waited = not second_is_done.wait(A_WHILE)
    second_is_done.wait()

    assert has_waited
    assert second == [(0, 0, 0)]
    assert article.candidates.count() == 4
