"""What is likely the same record entered twice: it warns, it does not block."""

from django.utils.translation import gettext as _

from trackerapp.models import Commendation, Directive, Gazetteer, GrassrootsModel, State, twins
from trackerapp.text.folding import fold

MOST = 5
"""How many likely duplicates are shown to somebody at once."""


def warnings(commendation):
    """The commendations that are likely the same act as this one, in words; an empty list if there is none."""
    text = _("%(code)s is likely the same commendation: compare the two, and keep one.")
    return [text % {"code": other.code} for other in twins.likely(commendation)]


def likely(record):
    """The records that are likely the same as ``record``, which need not be saved: at most MOST of its kind."""
    match record:
        case Commendation():
            return _commendations(record)
        case Directive():
            return _directives(record)
        case GrassrootsModel():
            return _models(record)
    return []


def surely(commendation):
    """The one that is the same act beyond doubt: of the same authority, form, year, counts and place; or None."""
    alike = {other.pk for other in twins.alike_in_numbers(commendation)}
    found = [other for other in twins.likely(commendation) if other.pk in alike]
    here = commendation.locality_id
    return found[0] if len(found) == 1 and here and found[0].locality_id == here else None


def _commendations(commendation):
    """The likely same acts, then those of the same year and counts that may lie in the same province of today."""
    found = twins.likely(commendation)
    known = {other.pk for other in found}
    counted = [other for other in twins.alike_in_numbers(commendation) if other.pk not in known]
    return [*found, *_nearby(counted, commendation.locality_id)][:MOST]


def _models(model):
    """Those of the same name, accents or not, that may lie in the same province of today."""
    alike = (
        GrassrootsModel.objects.filter(name_key=fold(model.name)).exclude(pk=model.pk).exclude(state=State.WITHDRAWN)
    )
    found = alike.select_related("organisation", "locality__parent__parent").order_by("pk")
    return _nearby(found, model.locality_id)[:MOST]


def _nearby(records, locality):
    """Those of ``records`` that may lie in the same province of today as the place ``locality``."""
    places = Gazetteer.now()
    here = _province(places, locality)
    pairs = [(record, _province(places, record.locality_id)) for record in records]
    return [record for record, there in pairs if None in (here, there) or here == there]


def _province(places, pk):
    """The province of today in which the place ``pk`` lies; None where that is unknown."""
    today = places[pk].today_id if pk else None
    return places.line(today)[-1] if today else None


def _directives(directive):
    """Those of the same kind and number; without a number, those whose name holds this one's."""
    wanted = fold(directive.number) or fold(directive.name)
    key = "number_key" if directive.number else "name_key__contains"
    found = Directive.objects.filter(kind=directive.kind, **{key: wanted}) if wanted else Directive.objects.none()
    return list(found.exclude(pk=directive.pk)[:MOST])
