"""Citations: the passage of a source that a record stands on."""

from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .base import Record, RecordQuerySet
from .fields import LineField
from .publication import State
from .source import Source

TARGETS = ["grassroots_model", "commendation", "milestone", "recipient", "directive"]
"""The kinds of record that a citation may stand for; it points at exactly one."""


def _points_only_at(target):
    return Q(**{f"{name}__isnull": name != target for name in TARGETS})


class CitationQuerySet(RecordQuerySet):
    """Passages of sources."""

    def public(self):
        """Those of published sources."""
        return self.filter(source__state=State.PUBLISHED)

    def for_display(self):
        return self.select_related("source").order_by("source", "paragraph", "caption", "pk")


def _target(model, name, on_delete=models.CASCADE):
    return models.ForeignKey(model, on_delete, null=True, blank=True, related_name="citations", verbose_name=name)


class Citation(Record):
    """A passage of a source and the record that stands on it.

    Paragraphs of an article's body count from 1; title, date, subheadings, captions and page furniture do not count.
    """

    names = ["directive__issued_by"]

    source = models.ForeignKey(Source, models.PROTECT, related_name="citations", verbose_name=_("source"))
    paragraph = models.PositiveSmallIntegerField(
        _("paragraph"), null=True, blank=True, help_text=_("Counted from 1 in the body of the article.")
    )
    caption = models.PositiveSmallIntegerField(
        _("caption"), null=True, blank=True, help_text=_("If the words stand under a photo: the first photo is 1.")
    )
    in_title = models.BooleanField(_("in the title"), default=False)
    sheet = LineField(_("sheet"), max_length=100, blank=True)
    row = models.PositiveIntegerField(_("row"), null=True, blank=True)
    quote = LineField(
        _("words"),
        max_length=300,
        blank=True,
        help_text=_("The phrase it stands on, as printed; not a whole sentence."),
    )
    supports = models.JSONField(
        _("states"), default=list, blank=True, help_text=_("The fields that these words state.")
    )
    grassroots_model = _target("GrassrootsModel", _("grassroots model"))
    commendation = _target("Commendation", _("commendation"))
    milestone = _target("Milestone", _("milestone"))
    recipient = _target("Recipient", _("recipient"))
    directive = _target("Directive", _("directive"), on_delete=models.PROTECT)

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["source", "paragraph", "caption", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=reduce(or_, map(_points_only_at, TARGETS)),
                name="citation_of_exactly_one_record",
                violation_error_message=_("A citation stands for exactly one record."),
            ),
            models.CheckConstraint(
                condition=Q(paragraph=None, caption=None)
                | Q(paragraph=None, in_title=False)
                | Q(caption=None, in_title=False),
                name="citation_in_one_place",
                violation_error_message=_("Give the title, the paragraph or the caption, only one of them."),
            ),
            models.CheckConstraint(
                condition=(Q(paragraph=None) | Q(paragraph__gte=1)) & (Q(caption=None) | Q(caption__gte=1)),
                name="citation_counts_from_one",
                violation_error_message=_("Paragraphs and captions count from 1."),
            ),
        ]

    def __str__(self):
        return f"{self.source}, {self.where}" if self.where else str(self.source)

    @property
    def where(self):
        """The place in the source, in words: paragraph, caption, or sheet and row."""
        if self.in_title:
            return _("title")
        if self.paragraph:
            return _("paragraph %(number)d") % {"number": self.paragraph}
        if self.caption:
            return _("photo caption %(number)d") % {"number": self.caption}
        if self.row:
            place = _("sheet %(sheet)s, row %(row)d") if self.sheet else _("row %(row)d")
            return place % {"sheet": self.sheet, "row": self.row}
        return ""

    @property
    def target(self):
        """The record that stands on it."""
        return next((found for name in TARGETS if (found := getattr(self, name))), None)

    def clean(self):
        super().clean()
        target = next((name for name in TARGETS if getattr(self, f"{name}_id")), None)
        if not isinstance(self.supports, list):
            raise ValidationError({"supports": _("Give a list of fields.")})
        if self.commendation and self.source_id:
            self.commendation.refuse_twin([self.source_id])
        if target:
            model = self._meta.get_field(target).related_model
            unknown = [name for name in self.supports if name not in model.CITABLE]
            if unknown:
                raise ValidationError(
                    {"supports": _("No such field: %(names)s.") % {"names": ", ".join(map(str, unknown))}}
                )


class Certainty(models.TextChoices):
    """By whom a value is known."""

    STATED = "stated", _("stated by a source")
    PLACED = "placed", _("placed by an editor")
    UNKNOWN = "unknown", _("unknown")


class Cited(models.Model):
    """A record whose fields stand on citations. ``CITABLE`` names the fields that words can state."""

    CITABLE: list[str] = []

    class Meta:
        abstract = True

    @property
    def public_citations(self):
        """The citations of published sources; asks nothing if they were prefetched."""
        return [each for each in self.citations.all() if each.source.is_published]

    @property
    def public_sources(self):
        """The published sources that it stands on, each once."""
        return list(dict.fromkeys(each.source for each in self.public_citations))

    def supporting(self, field):
        """The citations of published sources whose words state ``field``; asks nothing if they were prefetched."""
        return [each for each in self.public_citations if field in each.supports]

    def is_filled(self, field):
        value = getattr(self, field)
        return value.exists() if hasattr(value, "exists") else value not in (None, "", [])

    def certainty(self, field):
        """Whether ``field`` is stated by a source, placed by an editor, or unknown. No second mark is stored."""
        if not self.is_filled(field):
            return Certainty.UNKNOWN
        return Certainty.STATED if self.supporting(field) else Certainty.PLACED
