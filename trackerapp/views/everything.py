"""The page that searches every kind of record at once."""

from copy import copy

from django.http import QueryDict
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from trackerapp import selectors

from . import commendation, grassroots_model, locality, organisation, source

FEW = 5


class Hits:
    """The first hits of one kind, with the number of all and the list that has them."""

    def __init__(self, name, title, narrowed, request, edition):
        self.name, self.title = name, title
        self.listing = selectors.Listing(narrowed(request), edition)

    @cached_property
    def records(self):
        return self.listing[0:FEW]

    @cached_property
    def count(self):
        return self.listing.count()

    @property
    def list_name(self):
        return f"{self.name}_list"

    @property
    def template(self):
        return f"everything/_{self.name}.html"


KINDS = [
    ("grassroots_model", _("Models"), grassroots_model.narrowed),
    ("commendation", _("Commendations"), commendation.narrowed),
    ("locality", _("Places"), locality.narrowed),
    ("organisation", _("Organisations"), organisation.narrowed),
    ("source", _("Sources"), source.narrowed),
]


@require_safe
def everything(request):
    """Show the first hits of each kind for the words of the query string; where there is none, what comes near."""
    edition = selectors.Edition.of(request)
    kinds = [Hits(*kind, _for_words_alone(request), edition) for kind in KINDS]
    filterset, query = kinds[0].listing.filterset, kinds[0].listing.query
    found = [hits for hits in kinds if hits.count] if query else []
    near = selectors.near([hits.listing.filterset for hits in kinds], edition) if query and not found else []
    context = {"filterset": filterset, "words": query, "found": found, "near": near}
    return render(request, "everything/page.html", context)


def _for_words_alone(request):
    """``request``, asking for its words and nothing else."""
    asked = copy(request)
    asked.GET = QueryDict(mutable=True)
    asked.GET["q"] = request.GET.get("q", "")
    return asked
