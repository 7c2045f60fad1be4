"""Commendations in the API: what the page of one shows."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from trackerapp.models import Citation, Commendation, GrassrootsModel, Recipient

from .citing import Certainties, citations
from .words import Chosen, Day, IsErased, Moment, Number, PlacedSerializer, Text, Tie, Word, label


def rows():
    """The public commendations with all that is told of them."""
    people = Recipient.objects.for_display().prefetch_related(
        Prefetch("citations", Citation.objects.select_related("source"))
    )
    return (
        Commendation.objects.published()
        .for_display()
        .prefetch_related(
            Prefetch("grassroots_models", GrassrootsModel.objects.published().by_name()), Prefetch("recipients", people)
        )
    )


class RecipientSerializer(serializers.Serializer):
    """One that was commended by name, and whose name may be public or was erased on request."""

    kind = Chosen(label(Recipient, "kind"))
    name = Text(_("The name; null where it was erased."), source="public_name")
    is_erased = IsErased()
    title = Text(label(Recipient, "title"))
    organisation = Tie(help_text=_("The collective as an organisation of the register."), allow_null=True)
    citations = citations()

    def to_representation(self, recipient):
        """Where a person works is not told, nor on which words an erased name stood."""
        told = super().to_representation(recipient)
        if recipient.kind != Recipient.Kind.COLLECTIVE:
            told["organisation"] = None
        return told if recipient.public_name else told | {"citations": []}


class CommendationSerializer(PlacedSerializer):
    """A commendation: one act of commending. Levels are not to be added up."""

    award_type = Word(help_text=label(Commendation, "award_type"), allow_null=True)
    form_as_printed = Text(label(Commendation, "form_as_printed"))
    level = Word(help_text=label(Commendation, "level"), allow_null=True)
    kind = Word(help_text=label(Commendation, "kind"), allow_null=True)
    issued_by = Tie(help_text=_("The organisation that granted it."), allow_null=True)
    authority = Text(_("Who granted it, in full or as printed."))
    signer = Text(label(Commendation, "signer"))
    presented_by = Text(label(Commendation, "presented_by"))
    decision_number = Text(label(Commendation, "decision_number"))
    decided_on = Day(label(Commendation, "decided_on"))
    merit_year = Number(label(Commendation, "merit_year"))
    merit = Text(label(Commendation, "merit"))
    collectives = Number(_("How many collectives, as printed."))
    individuals = Number(_("How many individuals, as printed."))
    households = Number(_("How many households, as printed."))
    total = Number(label(Commendation, "total"))
    recipients = RecipientSerializer(many=True, source="shown", help_text=_("Those whose names may be public."))
    unnamed = serializers.IntegerField(
        help_text=_("How many persons and households the register does not name in public.")
    )
    grassroots_models = Tie(many=True, help_text=_("The public models that it was for."))
    revoked_by = Text(label(Commendation, "revoked_by"))
    revoked_on = Day(label(Commendation, "revoked_on"))
    updated_at = Moment(label(Commendation, "updated_at"))
    certainty = Certainties(Commendation)
    citations = citations()

    def to_representation(self, record):
        people = list(record.recipients.all())
        record.shown = [each for each in people if each.public_name or each.stub]
        record.unnamed = len(people) - len(record.shown)
        return super().to_representation(record)
