"""The first page."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from trackerapp import selectors
from trackerapp.models import Commendation, GrassrootsModel, Source

NEWEST = 6
FEW = 5


@require_safe
def home(request):
    """Show what the register holds: figures, the woven picture, what is new, where, and from which sources."""
    edition, language = selectors.Edition.of(request), get_language()
    provinces, nowhere = edition.kept(lambda: selectors.roll_of_provinces(edition), "roll of provinces")
    return render(
        request,
        "home.html",
        {
            "figures": edition.kept(lambda: selectors.figures(edition), "figures", language),
            "weave": edition.kept(selectors.weave, "weave"),
            "newest": GrassrootsModel.objects.published().for_display().newest_first()[:NEWEST],
            "provinces": [province for province in provinces if not province.is_empty],
            "empty_provinces": sum(province.is_empty for province in provinces),
            "nowhere": nowhere,
            "commendations": Commendation.objects.published().for_display().latest_first()[:FEW],
            "sources": selectors.with_numbers(Source.objects.published()).for_display().newest_first()[:FEW],
        },
    )
