"""The list of organisations, and the page of one."""

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from trackerapp import selectors
from trackerapp.filters import SearchFilter
from trackerapp.models import Commendation, Directive, GrassrootsModel, Organisation

from .pages import found_by_words, moved, page_of

FEW = 12


@require_safe
def organisation_list(request):
    """List the organisations that a published record names, found by words and paged."""
    filterset = narrowed(request)
    edition = selectors.Edition.of(request)
    page = page_of(selectors.Listing(filterset, edition), request)
    return render(request, "organisations/list.html", {"filterset": filterset, **found_by_words(page, edition)})


def narrowed(request):
    """The public organisations with their numbers, narrowed by the query string."""
    organisations = selectors.organisations_with_numbers(Organisation.objects.public())
    return SearchFilter(request.GET, organisations.for_display())


@require_safe
def organisation_detail(request, pk, slug=""):
    """Show one organisation: what it runs, what it grants, what it received, which documents it issued."""
    body = get_object_or_404(Organisation.objects.public().for_display(), pk=pk)
    if answer := moved(request, body):
        return answer
    commendations = Commendation.objects.published().for_display().latest_first()
    received = Q(recipients__organisation=body)
    grassroots_models = GrassrootsModel.objects.published().filter(organisation=body)
    context = {
        "body": body,
        "page": page_of(grassroots_models.for_display().newest_first(), request, FEW),
        "issued": commendations.filter(issued_by=body)[:FEW],
        "received": commendations.filter(pk__in=Commendation.objects.filter(received).values("pk"))[:FEW],
        "directives": Directive.objects.public().filter(issued_by=body),
    }
    return render(request, "organisations/detail.html", context)
