"""Places, organisations and sources in the API."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from trackerapp import selectors
from trackerapp.models import Citation, Directive, Locality, Organisation, Source, Succession

from .words import Chosen, Day, Number, PlacedSerializer, RecordSerializer, Text, Tie, Word, YesOrNo, label

ABOVE = ["locality__successors_today__parent"]


def places():
    """Places of every era, with what they were made of and what they became."""
    origins = Succession.objects.select_related("predecessor__parent__parent")
    successions = Succession.objects.select_related("successor__parent__parent")
    return Locality.objects.for_display().prefetch_related(
        "successors_today__parent", Prefetch("origins", origins), Prefetch("successions", successions)
    )


class Step(serializers.Serializer):
    """A step from one unit to another, on the day of a reform."""

    share = Chosen(label(Succession, "share"))
    on = Day(_("The first day of the new unit."))
    act = Text(label(Succession, "act"))


class MadeOf(Step):
    place = Tie(source="predecessor", help_text=label(Succession, "predecessor"))


class Became(Step):
    place = Tie(source="successor", help_text=label(Succession, "successor"))


class PlaceSerializer(RecordSerializer):
    """A place: an administrative unit of its own era."""

    name = Text(label(Locality, "name"))
    full_name = Text(_("Type and name."))
    path_name = Text(_("With what it belonged to."))
    type = Chosen(label(Locality, "type"))
    level = Chosen(label(Locality, "level"))
    code_of_state = Text(
        _("The code in the state's list of that time; other units have borne the same code."), source="code"
    )
    parent = Tie(help_text=label(Locality, "parent"), allow_null=True)
    valid_from = Day(label(Locality, "valid_from"))
    valid_to = Day(_("The last day in force; null if it is in force."))
    now = Tie(
        many=True,
        source="heirs",
        help_text=_("The units of today in which its ground lies: one, several if it was parted, none if unknown."),
    )
    made_of = MadeOf(many=True, source="origins", help_text=_("The units that it was made of."))
    became = Became(many=True, source="successions", help_text=_("The units that it became."))


def organisations():
    """The public organisations with their numbers, and the documents that public sources cite of them."""
    return (
        selectors.organisations_with_numbers(Organisation.objects.listed())
        .for_display()
        .prefetch_related(*ABOVE, Prefetch("directives_issued", Directive.objects.public()))
    )


class DirectiveSerializer(serializers.Serializer):
    """A document that calls for models or commendations."""

    kind = Chosen(label(Directive, "kind"))
    number = Text(label(Directive, "number"))
    name = Text(label(Directive, "name"))
    issued_on = Day(label(Directive, "issued_on"))


class IssuedDirectiveSerializer(DirectiveSerializer):
    """A document, and who issued it."""

    issued_by = Tie(help_text=label(Directive, "issued_by"), allow_null=True)


class OrganisationSerializer(PlacedSerializer):
    """An organisation that a public record names."""

    name = Text(label(Organisation, "name"))
    kind = Word(help_text=label(Organisation, "kind"), allow_null=True)
    dissolved_on = Day(label(Organisation, "dissolved_on"))
    grassroots_models = Number(_("How many models of the register it runs."), source="run")
    granted = Number(_("How many commendations of the register it granted."))
    received = Number(_("How many commendations of the register it, or people of it, received."), source="won")
    directives = DirectiveSerializer(
        many=True, source="directives_issued", help_text=_("Its documents that public sources cite.")
    )


def sources():
    """The public sources with their numbers, and the documents that they cite."""
    cited = Citation.objects.exclude(directive=None).select_related("directive__issued_by__locality__parent__parent")
    return (
        selectors.with_numbers(Source.objects.published())
        .for_display()
        .prefetch_related(*ABOVE, Prefetch("citations", cited.order_by("pk"), to_attr="of_directives"))
    )


class SourceSerializer(PlacedSerializer):
    """A source: where facts of the register are from."""

    kind = Chosen(label(Source, "kind"))
    title = Text(label(Source, "title"))
    has_printed_title = YesOrNo(label(Source, "has_printed_title"))
    publisher = Text(label(Source, "publisher"))
    author = Text(label(Source, "author"))
    published_on = Day(label(Source, "published_on"))
    url = Text(_("The address at which it appeared."))
    issued_by = Tie(help_text=label(Source, "issued_by"), allow_null=True)
    text_sha256 = Text(label(Source, "text_sha256"))
    grassroots_models = Number(_("How many models of the register are drawn from it."))
    commendations = Number(_("How many commendations of the register are drawn from it."))
    directives = IssuedDirectiveSerializer(
        many=True, source="of_directives", help_text=_("The documents that it cites.")
    )

    def to_representation(self, source):
        source.of_directives = list(dict.fromkeys(each.directive for each in source.of_directives))
        return super().to_representation(source)
