"""Directives: the documents that call for the models and commendations of the register."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from trackerapp.text.collation import sort_key
from trackerapp.text.folding import fold

from .base import KeyedQuerySet, Record
from .citation import Cited
from .fields import ChosenField, LineField, PartialDateField
from .organisation import Organisation
from .publication import State


class DirectiveQuerySet(KeyedQuerySet):
    """Directives; public are those that a published source cites."""

    def public(self):
        cited = self.model.objects.filter(citations__source__state=State.PUBLISHED)
        return self.filter(pk__in=cited.values("pk"))

    def for_display(self):
        return self.select_related("issued_by__locality")


class Directive(Cited, Record):
    """A numbered or named document: chỉ thị, nghị quyết, quy định, kế hoạch and so on."""

    class Kind(models.TextChoices):
        DIRECTIVE = "chỉ thị", pgettext_lazy("kind of document", "directive")
        RESOLUTION = "nghị quyết", _("resolution")
        CONCLUSION = "kết luận", _("conclusion")
        REGULATION = "quy định", _("regulation")
        PLAN = "kế hoạch", _("plan")
        PROGRAMME = "chương trình hành động", _("programme of action")
        GUIDANCE = "hướng dẫn", _("guidance")
        DECISION = "quyết định", _("decision")
        LETTER = "công văn", _("official letter")
        OTHER = "khác", _("other")

    names = ["issued_by"]
    CITABLE = ["kind", "number", "name", "issued_by", "issued_on"]

    key = models.CharField(_("seed key"), max_length=80, unique=True, null=True, blank=True, editable=False)
    kind = ChosenField(_("kind"), max_length=30, choices=Kind.choices)
    number = LineField(_("number"), max_length=60, blank=True, help_text=_("As printed, e.g. 05-CT/TW."))
    name = LineField(
        _("also called"), max_length=250, blank=True, help_text=_("E.g. Nghị quyết Trung ương 4 (khóa XII).")
    )
    issued_by = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="directives_issued",
        verbose_name=_("issued by"),
    )
    issued_on = PartialDateField(_("issued on"))
    number_key = models.CharField(max_length=60, editable=False, default="")
    name_key = models.TextField(editable=False, default="")
    sort_key = models.BinaryField(editable=False, default=b"")

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("directive")
        verbose_name_plural = _("directives")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                "kind",
                "number_key",
                Coalesce("issued_by", 0),
                condition=~Q(number_key=""),
                name="directive_number_unique_for_issuer",
                violation_error_message=_("This directive is already in the register."),
            ),
            models.CheckConstraint(
                condition=~Q(number="") | ~Q(name=""),
                name="directive_has_number_or_name",
                violation_error_message=_("Give the number or, where there is none, the name."),
            ),
        ]

    def __str__(self):
        if not self.number:
            return self.name
        title = f"{self.kind.capitalize()} số {self.number}"
        return f"{title} ({self.name})" if self.name else title

    def natural_key(self):
        return (self.key,)

    def derive(self):
        self.number_key = fold(self.number)
        self.name_key, self.sort_key = fold(f"{self.kind} {self.number} {self.name}"), sort_key(str(self))

    def clean(self):
        super().clean()
        self.derive()
