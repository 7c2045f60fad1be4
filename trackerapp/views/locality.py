"""The list of places, and the page of one, of today or of an earlier era."""

from datetime import timedelta

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from trackerapp import selectors
from trackerapp.filters import SearchFilter
from trackerapp.models import Commendation, GrassrootsModel, Locality, Source

from .pages import found_by_words, moved, page_of

FEW = 6
UNITS = 60


@require_safe
def locality_list(request):
    """List the provinces of today with what the register holds of each, or the places that words match."""
    filterset = narrowed(request)
    context, edition = {"filterset": filterset}, selectors.Edition.of(request)
    if filterset.conditions():
        page = page_of(selectors.Listing(filterset, edition), request)
        context |= found_by_words(page, edition) | {"found": selectors.roll(page)}
    else:
        provinces, nowhere = selectors.roll_of_provinces(edition)
        context |= {"provinces": provinces, "nowhere": nowhere}
    return render(request, "localities/list.html", context)


def narrowed(request):
    """The places that the words of the query string find, of any era; without words the provinces of today."""
    searched = SearchFilter(request.GET, Locality.objects.for_display())
    if searched.conditions():
        return searched
    return SearchFilter(request.GET, Locality.objects.provinces().in_force().for_display())


@require_safe
def locality_detail(request, pk, slug=""):
    """Show one place: what it was, what became of it, what the register holds of it, and the units below it."""
    place = get_object_or_404(Locality.objects.for_display(), pk=pk)
    if answer := moved(request, place):
        return answer
    units = page_of(place.children.for_display(), request, UNITS)
    held, *rolled = selectors.roll([place, *units], below=place)
    grassroots_models = GrassrootsModel.objects.published().at(place)
    commendations = Commendation.objects.published().at(place)
    origins = list(place.origins.select_related("predecessor__parent__parent"))
    context = {
        "place": place,
        "ended": place.valid_to and place.valid_to + timedelta(days=1),
        "homonyms": selectors.homonyms(place),
        "origins": origins,
        "eras": selectors.roll_of_eras(place, [step.predecessor for step in origins]) if origins else [],
        "levels": selectors.levels_of(commendations),
        "years": selectors.years_of(grassroots_models, commendations),
        "successions": place.successions.select_related("successor__parent"),
        "grassroots_models": grassroots_models.for_display().newest_first()[:FEW],
        "commendations": commendations.for_display().latest_first()[:FEW],
        "sources": selectors.with_numbers(Source.objects.published().at(place)).for_display().newest_first()[:FEW],
        "units": units,
        "rolled": rolled,
        "held": held,
    }
    return render(request, "localities/detail.html", context)
