"""Feedback: what readers report of a public record, and what staff answer."""

from contextlib import contextmanager
from functools import reduce
from operator import or_

from django.core.validators import MinLengthValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .base import Record, RecordQuerySet
from .fields import ChosenField, LineField, ProseField
from .user import User

ABOUT = ["grassroots_model", "commendation", "locality", "organisation", "source"]
"""The kinds of record that a reader may report on; a report is about exactly one."""


class FeedbackQuerySet(RecordQuerySet):
    """Reports of readers."""

    @contextmanager
    def in_step(self, records):
        """No list, count or search shows a report: nothing follows it, and no edition ends because a reader wrote."""
        with transaction.atomic():
            yield

    def open(self):
        """Those that nobody has answered."""
        return self.filter(state=Feedback.State.OPEN)

    def named(self):
        """Those that still say who sent them, or how to reach them."""
        return self.exclude(sender="", contact="")

    def for_display(self):
        return self.select_related(
            "grassroots_model",
            "commendation__award_type",
            "commendation__issued_by",
            "locality__parent__parent",
            "organisation__locality__parent__parent",
            "source",
            "answered_by",
        )


def _about(model):
    return models.ForeignKey(model, models.PROTECT, null=True, editable=False, related_name="feedback")


def _only_about(record):
    return Q(**{f"{name}__isnull": name != record for name in ABOUT})


class Feedback(Record):
    """What one reader reports of one record. The sender reads the answer under the number of the receipt."""

    class Kind(models.TextChoices):
        ERROR = "error", _("something in the record is wrong")
        ENDED = "ended", _("the model no longer runs")
        RUNNING = "running", _("the model still runs")
        NAME = "name", _("a person's name should be taken out")
        OTHER = "other", _("something else")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("feedback", "waits for an answer")
        ANSWERED = "answered", pgettext_lazy("feedback", "answered")
        CLOSED = "closed", pgettext_lazy("feedback", "closed")

    ONLY_OF_MODELS = [Kind.ENDED, Kind.RUNNING]

    receipt = models.CharField(_("receipt"), max_length=20, unique=True, editable=False)
    grassroots_model = _about("GrassrootsModel")
    commendation = _about("Commendation")
    locality = _about("Locality")
    organisation = _about("Organisation")
    source = _about("Source")
    kind = ChosenField(_("what it is about"), max_length=10, choices=Kind.choices)
    words = ProseField(
        _("in your words"),
        max_length=2000,
        validators=[MinLengthValidator(10)],
        help_text=_("What is wrong or has changed, and how you know. From 10 to 2,000 characters."),
    )
    evidence = LineField(
        _("where it can be checked"),
        max_length=300,
        blank=True,
        help_text=_("The address of a page, or the name and number of a document."),
    )
    sender = LineField(_("your name"), max_length=100, blank=True)
    contact = LineField(_("e-mail or telephone"), max_length=100, blank=True)
    state = ChosenField(_("state"), max_length=10, choices=State.choices, default=State.OPEN, editable=False)
    answer = ProseField(
        _("answer"),
        max_length=2000,
        blank=True,
        help_text=_("The sender reads these words under the number of the receipt. Name no private person in them."),
    )
    answered_by = models.ForeignKey(
        User, models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed at"), null=True, editable=False)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader's report")
        verbose_name_plural = _("readers' reports")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=reduce(or_, map(_only_about, ABOUT)),
                name="feedback_about_exactly_one_record",
                violation_error_message=_("A report is about exactly one record."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["ended", "running"]) | Q(grassroots_model__isnull=False),
                name="feedback_only_models_run",
                violation_error_message=_("Only a model runs or no longer runs."),
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | ~Q(answer=""),
                name="feedback_answered_in_words",
                violation_error_message=_("Write what the sender is to read."),
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) | (~Q(state="closed") & Q(closed_at=None)),
                name="feedback_closed_at_a_moment",
                violation_error_message=_("A report that is closed has the moment of it, and no other has."),
            ),
        ]

    def __str__(self):
        return self.receipt

    @property
    def record(self):
        """The record that it is about."""
        return next(found for name in ABOUT if (found := getattr(self, name)))

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def is_closed(self):
        return self.state == self.State.CLOSED

    def get_absolute_url(self):
        return reverse("feedback_receipt", args=[self.receipt])
