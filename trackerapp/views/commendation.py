"""The list of commendations, and the page of one."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from trackerapp import scope, selectors
from trackerapp.filters import CommendationFilter
from trackerapp.models import Commendation, GrassrootsModel
from trackerapp.models.commendation import COUNTED

from .pages import chosen_place, for_staff_only, found_by_words, moved, page_of, typed_places

NAMES = 100
SIBLINGS = 12


@require_safe
def commendation_list(request):
    """List the public commendations, narrowed and paged by the query string; levels are never added up."""
    places = typed_places(request)
    if answer := chosen_place(request, places):
        return answer
    filterset = narrowed(request)
    edition = selectors.Edition.of(request)
    page = page_of(selectors.Listing(filterset, edition), request)
    choices = selectors.choices(filterset, edition)
    return render(
        request,
        "commendations/list.html",
        {
            "filterset": filterset,
            "choices": choices,
            "places": places,
            **found_by_words(page, edition),
            "counted": _counted(filterset, edition),
            "sums": _sums(filterset, edition),
        },
    )


def _counted(filterset, edition):
    """How many of the list print a number; of a list that could not be narrowed as asked nothing is kept."""
    if not filterset.is_valid():
        return 0
    return edition.kept(lambda: filterset.qs.counted().count(), "counted", filterset.narrowing())


def _sums(filterset, edition):
    """What the list prints of each kind of recipient, summed up as statistics do; None unless one level is chosen."""
    if not filterset.is_valid() or len(filterset.form.cleaned_data["cap"]) != 1:
        return None
    levels = edition.kept(lambda: selectors.sums_by_level(filterset.qs), "sums", filterset.narrowing())
    return next((sums | {"is_counted": any(sums[name] is not None for name in COUNTED)} for sums in levels), None)


def narrowed(request):
    """The public commendations, narrowed by the query string."""
    return CommendationFilter(request.GET, Commendation.objects.published().for_display().latest_first())


@require_safe
def commendation_detail(request, pk, slug=""):
    """Show one commendation: who granted, signed and handed it over; the numbers as printed beside those by name."""
    record = get_object_or_404(scope.readable(Commendation.objects.for_display(), request.user), pk=pk)
    if answer := moved(request, record):
        return answer
    recipients = list(record.recipients.for_display())
    named = [each for each in recipients if each.public_name or each.stub]
    context = {
        "record": record,
        "counts": [_count(record, name, recipients) for name in COUNTED],
        "page": page_of(named, request, NAMES),
        "unnamed": len(recipients) - len(named),
        "siblings": Commendation.objects.published().given_beside(record).for_display().latest_first()[:SIBLINGS],
        "grassroots_models": GrassrootsModel.objects.published().filter(commendations=record).for_display(),
    }
    response = render(request, "commendations/detail.html", context)
    return response if record.is_published else for_staff_only(response)


def _count(record, name, recipients):
    """One kind of recipient: how many were printed, and how many stand in the register by name."""
    printed, named = getattr(record, name), sum(f"{each.kind}s" == name for each in recipients)
    return {
        "name": name,
        "label": record._meta.get_field(name).verbose_name,
        "printed": printed,
        "named": named,
        "differs": bool(named and printed is not None and named != printed),
    }
