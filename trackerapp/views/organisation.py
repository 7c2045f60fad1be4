"""The list of organisations, and the page of one."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from trackerapp import selectors
from trackerapp.filters import SearchFilter
from trackerapp.models import Commendation, Directive, GrassrootsModel, Organisation
from trackerapp.models.publication import is_openly_named

from .pages import found_by_words, moved, page_of

FEW = 12
MOST_CHILDREN = 60


@require_safe
def organisation_list(request):
    """List the organisations that a published record names, found by words and paged."""
    filterset = narrowed(request)
    edition = selectors.Edition.of(request)
    page = page_of(selectors.Listing(filterset, edition), request)
    return render(request, "organisations/list.html", {"filterset": filterset, **found_by_words(page, edition)})


def narrowed(request):
    """The public organisations with their numbers, narrowed by the query string."""
    organisations = selectors.organisations_with_numbers(Organisation.objects.listed())
    return SearchFilter(request.GET, organisations.for_display())


@require_safe
def organisation_detail(request, pk, slug=""):
    """Show one organisation: what it runs, grants and received over the years, and what it belongs to."""
    body = get_object_or_404(Organisation.objects.public().for_display(), pk=pk)
    if answer := moved(request, body):
        return answer
    commendations = Commendation.objects.published().for_display().latest_first()
    issued = commendations.filter(issued_by=body)
    to_it = Commendation.objects.filter(is_openly_named("recipients__"), recipients__organisation=body)
    received = commendations.filter(pk__in=to_it.values("pk"))
    grassroots_models = GrassrootsModel.objects.published().filter(organisation=body)
    public = Organisation.objects.public()
    context = {
        "body": body,
        "page": page_of(grassroots_models.for_display().newest_first(), request, FEW),
        "issued": issued[:FEW],
        "received": received[:FEW],
        "years": selectors.years_of(grassroots_models, issued, received),
        "parent": public.filter(pk=body.parent_id).first(),
        "children": public.filter(parent=body).select_related("locality__parent__parent")[:MOST_CHILDREN],
        "directives": Directive.objects.public().filter(issued_by=body),
    }
    return render(request, "organisations/detail.html", context)
