"""What comes near a search that found nothing."""

from dataclasses import dataclass

from trackerapp.models import GrassrootsModel

MOST = 3
MOST_TRIES = 4


@dataclass(frozen=True)
class Near:
    """Fewer words, and what they find without any other condition."""

    words: str
    count: int
    grassroots_models: list[GrassrootsModel]


def near(filterset):
    """The grassroots models that hold the same words elsewhere, or else one of the words; None if nothing does."""
    if not filterset.is_valid():
        return None
    words = filterset.form.cleaned_data.get("q") or ""
    public = GrassrootsModel.objects.published()
    for tried in list(dict.fromkeys([words, *words.split()]))[:MOST_TRIES]:
        found = public.matching(tried)
        if tried and (count := found.count()):
            return Near(tried, count, list(found.for_display().newest_first()[:MOST]))
    return None
