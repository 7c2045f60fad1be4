"""Sources: where a fact is from."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from trackerapp.text.folding import fold

from .base import address_part, code_of
from .fields import ChosenField, LineField, PartialDateField
from .locality import Locality
from .organisation import Organisation
from .publication import Publishable, PublishableQuerySet, reason_constraint
from .searched import Searched, SearchedQuerySet


class SourceQuerySet(SearchedQuerySet, PublishableQuerySet):
    """Sources of facts."""

    search_kind = "source"

    def called(self, words):
        """Sources, public or not, in whose title, publisher or author every one of ``words`` stands, accents or not."""
        found = self
        for word in fold(words).split():
            found = found.filter(name_key__contains=word)
        return found

    def at(self, locality):
        """Those about ``locality``, as it was or as it is."""
        return self.filter(locality__in=Locality.objects.counted_in(locality))

    def for_display(self):
        return self.select_related("locality__parent__parent", "locality__today__parent", "issued_by")

    def for_index(self):
        return self.select_related("issued_by")

    def newest_first(self):
        return self.order_by(models.F("published_on").desc(nulls_last=True), "pk")


class Source(Searched, Publishable):
    """A newspaper article, an office's report or sheet, a decision, a check on the spot."""

    class Kind(models.TextChoices):
        ARTICLE = "article", _("newspaper article")
        REPORT = "report", _("report of an office")
        SHEET = "sheet", _("spreadsheet of an office")
        DECISION = "decision", _("decision")
        CHECK = "check", _("check on the spot")

    names = ["issued_by", "citations__directive__issued_by"]

    key = models.CharField(_("seed key"), max_length=80, unique=True, null=True, blank=True, editable=False)
    kind = ChosenField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.ARTICLE)
    title = LineField(_("title"), max_length=300, help_text=_("As printed; if none is printed, its first words."))
    has_printed_title = models.BooleanField(_("the title is printed"), default=True)
    publisher = LineField(_("publisher"), max_length=200, blank=True, help_text=_("E.g. Báo Hải Phòng."))
    author = LineField(_("author"), max_length=200, blank=True, help_text=_("As printed, e.g. Hoài Anh."))
    published_on = PartialDateField(_("published on"), help_text=_("11/02/2019, 02/2019 or 2019; empty if unknown."))
    url = models.URLField(_("address"), max_length=500, blank=True)
    issued_by = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        verbose_name=_("office it is from"),
        help_text=_("For reports, sheets and decisions."),
    )
    locality = models.ForeignKey(
        Locality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        verbose_name=_("place it is about"),
    )
    text_sha256 = models.CharField(
        _("SHA-256 of its text"),
        max_length=64,
        blank=True,
        validators=[RegexValidator(r"\A[0-9a-f]{64}\Z", _("Write 64 digits from 0 to 9 and a to f."))],
        help_text=_("Proves later which text was read."),
    )
    name_key = models.TextField(editable=False, default="")

    letters = "N"
    code = property(code_of)
    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-pk"]
        constraints = [
            reason_constraint("source"),
            models.UniqueConstraint(
                fields=["text_sha256"],
                condition=~models.Q(text_sha256=""),
                name="source_text_once",
                violation_error_message=_("This text is already in the register as a source."),
            ),
        ]

    def __str__(self):
        return self.title

    def derive(self):
        self.name_key = fold(f"{self.title} {self.publisher} {self.author}")

    def clean(self):
        """A place belongs to its time: nothing can be written about a unit before it begins."""
        super().clean()
        place, written = self.locality, self.published_on
        if place and written and place.valid_from and place.valid_from > written.last_day():
            text = _("%(unit)s did not exist yet then. Choose the unit of that time.") % {"unit": place}
            raise ValidationError({"locality": text})

    def get_absolute_url(self):
        return reverse("source_detail", args=[self.pk, address_part(self.title)])

    def facets(self, places):
        return places.facets(self.locality_id)

    def searched_title(self):
        return self.title

    def searched_text(self, places):
        body = self.issued_by.name if self.issued_by else ""
        return " ".join([self.publisher, self.author, body, places.words(self.locality_id)])
