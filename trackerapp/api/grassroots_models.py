"""Grassroots models in the API: what the page of one shows."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from trackerapp.models import Commendation, GrassrootsModel, Milestone, Photo

from .citing import Certainties, citations
from .words import Chosen, Day, IsErased, Moment, PlacedSerializer, Text, Tie, Word, YesOrNo, label


def rows():
    """The public grassroots models with all that is told of them."""
    return (
        GrassrootsModel.objects.published()
        .for_display()
        .select_related("replicated_from")
        .prefetch_related(
            Prefetch("milestones", Milestone.objects.for_display()),
            Prefetch("photos", Photo.objects.public()),
            Prefetch("commendations", Commendation.objects.published().select_related("award_type", "issued_by")),
        )
    )


class MilestoneSerializer(serializers.Serializer):
    """Something that happened to a grassroots model on a day."""

    kind = Chosen(label(Milestone, "kind"))
    on = Day(_("The day, as far as it is known."))
    level = Word(help_text=label(Milestone, "level"), allow_null=True)
    decision_number = Text(label(Milestone, "decision_number"))
    decided_by = Tie(help_text=label(Milestone, "decided_by"), allow_null=True)
    note = Text(label(Milestone, "note"))
    certainty = Certainties(Milestone)
    citations = citations()


class PhotoSerializer(serializers.Serializer):
    """A photo that may be public."""

    address = serializers.URLField(source="*", help_text=_("The address of the file."))
    alternative_text = Text(label(Photo, "alternative_text"))
    caption = Text(label(Photo, "caption"))
    credit = Text(label(Photo, "credit"))
    taken_on = Day(label(Photo, "taken_on"))

    def to_representation(self, photo):
        told = super().to_representation(photo)
        return told | {"address": self.context["root"] + photo.get_absolute_url()}


class GrassrootsModelSerializer(PlacedSerializer):
    """A grassroots model: a named practice, run by someone, somewhere."""

    name = Text(label(GrassrootsModel, "name"))
    is_quoted = YesOrNo(label(GrassrootsModel, "is_quoted"))
    kind = Chosen(label(GrassrootsModel, "kind"))
    fields = Word(many=True, help_text=label(GrassrootsModel, "fields"))
    runner_kind = Chosen(label(GrassrootsModel, "runner_kind"))
    organisation = Tie(help_text=_("The organisation that runs it."), allow_null=True)
    runner_name = Text(
        _("The person or household that runs it, if the law lets the name be shown."), source="public_runner_name"
    )
    is_runner_erased = IsErased()
    place_as_printed = Text(label(GrassrootsModel, "place_as_printed"))
    status = Chosen(label(GrassrootsModel, "status"))
    status_on = Day(label(GrassrootsModel, "status_on"))
    started_on = Day(label(GrassrootsModel, "started_on"))
    ended_on = Day(label(GrassrootsModel, "ended_on"))
    replicated_from = Tie(help_text=_("The public model that it was copied from."), allow_null=True)
    adaptation = Text(label(GrassrootsModel, "adaptation"))
    summary = Text(label(GrassrootsModel, "summary"))
    situation = Text(label(GrassrootsModel, "situation"))
    aims = Text(label(GrassrootsModel, "aims"))
    method = Text(label(GrassrootsModel, "method"))
    beneficiaries = Text(label(GrassrootsModel, "beneficiaries"))
    forces = Text(label(GrassrootsModel, "forces"))
    resources = Text(label(GrassrootsModel, "resources"))
    results = Text(label(GrassrootsModel, "results"))
    prospects = Text(label(GrassrootsModel, "prospects"))
    lessons = Text(label(GrassrootsModel, "lessons"))
    milestones = MilestoneSerializer(many=True, help_text=_("What happened to it, in the order of time."))
    commendations = Tie(many=True, help_text=_("The public commendations that were for it."))
    photos = PhotoSerializer(many=True, help_text=_("The photos that may be public."))
    updated_at = Moment(label(GrassrootsModel, "updated_at"))
    certainty = Certainties(GrassrootsModel)
    citations = citations()

    def to_representation(self, record):
        origin = record.replicated_from
        if origin and not origin.is_published:
            return _without_origin(super().to_representation(record))
        told = super().to_representation(record)
        return told if origin else told | {"adaptation": None}


def _without_origin(told):
    """``told`` of a model as if nobody knew that it was copied: what it was copied from is not public."""
    passages = [
        passage | {"supports": [name for name in passage["supports"] if name != "replicated_from"]}
        for passage in told["citations"]
    ]
    certainty = told["certainty"] | {"replicated_from": "unknown"}
    return told | {"replicated_from": None, "adaptation": None, "certainty": certainty, "citations": passages}
