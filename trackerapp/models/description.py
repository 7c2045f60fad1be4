"""What a grassroots model is, told under the headings by which offices report it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import ProseField


class Described(models.Model):
    """A record with a summary for the lists and a text under each heading; all may be unknown."""

    PROSE = ["situation", "aims", "method", "beneficiaries", "forces", "resources", "results", "prospects", "lessons"]
    """The columns of those texts, in the order of the page."""

    summary = ProseField(_("summary"), max_length=500, blank=True, help_text=_("Two sentences for the lists."))
    situation = ProseField(_("situation and reason"), blank=True, help_text=_("Which problem it is to solve."))
    aims = ProseField(_("aims and criteria"), blank=True)
    method = ProseField(_("what is done, and how"), blank=True)
    beneficiaries = ProseField(_("area and beneficiaries"), blank=True)
    forces = ProseField(_("who takes part"), blank=True, help_text=_("Who leads, who helps, and the part of each."))
    resources = ProseField(_("resources"), blank=True, help_text=_("Money, places, working days."))
    results = ProseField(_("results"), blank=True, help_text=_("Concrete, so that they can be checked."))
    prospects = ProseField(_("can it last and be copied"), blank=True)
    lessons = ProseField(_("limits and lessons"), blank=True)

    class Meta:
        abstract = True

    @property
    def searched_prose(self):
        """The texts whose words find it: all that its page shows."""
        return [self.summary, *(getattr(self, name) for name in self.PROSE)]
