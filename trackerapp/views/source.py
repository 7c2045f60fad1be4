"""The list of sources, and the page of one."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from trackerapp import scope, selectors
from trackerapp.filters import SearchFilter
from trackerapp.models import Directive, Source

from .pages import for_staff_only, found_by_words, moved, page_of

RECORDS = 50


@require_safe
def source_list(request):
    """List the public sources, the newest first, found by words and paged."""
    filterset = narrowed(request)
    edition = selectors.Edition.of(request)
    page = page_of(selectors.Listing(filterset, edition), request)
    return render(request, "sources/list.html", {"filterset": filterset, **found_by_words(page, edition)})


def narrowed(request):
    """The public sources with their numbers, narrowed by the query string."""
    sources = selectors.with_numbers(Source.objects.published())
    return SearchFilter(request.GET, sources.for_display().newest_first())


@require_safe
def source_detail(request, pk, slug=""):
    """Show one source: where it appeared, which records are drawn from it, and the words they stand on."""
    source = get_object_or_404(scope.readable(Source.objects.for_display(), request.user), pk=pk)
    if answer := moved(request, source):
        return answer
    page = page_of(selectors.drawn_from(source), request, RECORDS)
    passages, drawn = selectors.read(source, list(page), with_directives=page.number == 1)
    context = {
        "source": source,
        "page": page,
        "passages": passages,
        "drawn": drawn,
        "directives": Directive.objects.filter(citations__source=source).for_display().distinct(),
    }
    response = render(request, "sources/detail.html", context)
    return response if source.is_published else for_staff_only(response)
