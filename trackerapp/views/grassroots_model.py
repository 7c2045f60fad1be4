"""The list of grassroots models, and the page of one."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from trackerapp import scope, selectors
from trackerapp.filters import GrassrootsModelFilter
from trackerapp.models import Commendation, GrassrootsModel, Photo

from .pages import chosen_place, for_staff_only, found_by_words, moved, page_of, typed_places


@require_safe
def grassroots_model_list(request):
    """List the public grassroots models, narrowed, ordered and paged by the query string."""
    places = typed_places(request)
    if answer := chosen_place(request, places):
        return answer
    filterset = narrowed(request)
    edition = selectors.Edition.of(request)
    page = page_of(selectors.Listing(filterset, edition), request)
    return render(
        request,
        "grassroots_models/list.html",
        {
            "filterset": filterset,
            "choices": SimpleLazyObject(lambda: selectors.choices(filterset, edition)),
            "places": places,
            **found_by_words(page, edition),
            "is_table": request.GET.get("xem") == "bang",
        },
    )


def narrowed(request):
    """The public grassroots models, narrowed and ordered by the query string."""
    return GrassrootsModelFilter(request.GET, GrassrootsModel.objects.published().for_display().newest_first())


@require_safe
def grassroots_model_detail(request, pk, slug=""):
    """Show one grassroots model; one that was merged leads on to the other."""
    heir = GrassrootsModel.objects.heir_of(pk)
    record = get_object_or_404(scope.readable(GrassrootsModel.objects.for_display(), request.user), pk=heir)
    if answer := moved(request, record):
        return answer
    response = render(request, "grassroots_models/detail.html", _context(record))
    return response if record.is_published else for_staff_only(response)


def _context(record):
    published = GrassrootsModel.objects.published()
    return {
        "record": record,
        "moments": selectors.moments(record, timezone.localdate()),
        "merged": selectors.others_merged_into(record.locality) if record.locality else [],
        "homonyms": selectors.homonyms(record.locality) if record.locality else [],
        "commendations": Commendation.objects.published().filter(grassroots_models=record).for_display(),
        "origin": published.filter(pk=record.replicated_from_id).for_display().first(),
        "lineage": selectors.lineage(record),
        "photos": Photo.objects.public().filter(grassroots_model=record),
        "akin": selectors.akin(record),
    }
