"""Articles that staff read for records, and the candidates that each proposes."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import StaleRecord
from .fields import ChosenField, LineField, PartialDateField
from .locality import Locality
from .organisation import Organisation
from .sheet_import import SILENCE
from .source import Source
from .user import User


class ArticleQuerySet(models.QuerySet):
    """Articles that are being read."""

    def counted(self):
        """With the number of their candidates in each state."""
        states = Candidate.State
        return self.annotate(
            **{state.value: models.Count("candidates", filter=Q(candidates__state=state)) for state in states}
        )

    def for_display(self):
        return self.select_related("begun_by", "locality", "source").order_by("-pk")


class Article(models.Model):
    """A newspaper article on its way into the register. Its text is for staff alone; the public sees citations.

    ``text`` is in NFC with single spaces, whatever was given; ``sha256`` is that of the text as given, with plain
    line ends and no empty lines around it. ``words_sha256`` is that of its folded words, and ``sketch`` a sample of its
    phrases, by which another copy is recognised (``text.likeness``). ``outcome`` is what the last work in the
    background has to say: a ``text``, whether it is a fault, ``faults`` by the number of the candidate, and whether
    the text itself was refused.
    """

    class Work(models.TextChoices):
        """What is done with it in the background."""

        REST = "rest", _("nothing")
        READING = "reading", _("being read")
        WRITING = "writing", _("being written")

    ABOUT = ["title", "publisher", "author", "published_on", "url", "locality", "issued_by"]
    """What it says of itself, and its source after it."""

    text = models.TextField(_("text"))
    sha256 = models.CharField(
        _("SHA-256 of its text"), max_length=64, unique=True, validators=[RegexValidator(r"\A[0-9a-f]{64}\Z")]
    )
    words_sha256 = models.CharField(_("SHA-256 of its words"), max_length=64, db_index=True, editable=False)
    sketch = models.BinaryField(_("sample of its phrases"))
    title = LineField(_("title"), max_length=300, help_text=_("As printed; if none is printed, its first words."))
    publisher = LineField(_("publisher"), max_length=200, blank=True, help_text=_("E.g. Báo Hải Phòng."))
    author = LineField(_("author"), max_length=200, blank=True, help_text=_("As printed, e.g. Hoài Anh."))
    published_on = PartialDateField(_("published on"), help_text=_("11/02/2019, 02/2019 or 2019; empty if unknown."))
    url = models.URLField(_("address"), max_length=500, blank=True)
    locality = models.ForeignKey(
        Locality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("place it is about")
    )
    issued_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("office it is from")
    )
    source = models.ForeignKey(
        Source, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("source that its records cite")
    )
    begun_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("begun by")
    )
    begun_at = models.DateTimeField(_("begun at"), default=timezone.now)
    changes = models.PositiveIntegerField(_("number of changes"), default=0)
    work = ChosenField(_("work in the background"), max_length=10, choices=Work.choices, default=Work.REST)
    moved_at = models.DateTimeField(_("last sign of life"), default=timezone.now)
    outcome = models.JSONField(_("what came of the last work"), default=dict, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-pk"]

    def __str__(self):
        return self.title

    @property
    def reason(self):
        """How the history names it."""
        return f"article {self.pk}"

    @property
    def is_stuck(self):
        """Whether nothing has been heard for long of whoever should be working on it."""
        return self.work != self.Work.REST and timezone.now() - self.moved_at > SILENCE

    @property
    def is_at_work(self):
        """Whether something is being done with it, or is about to be."""
        return self.work != self.Work.REST and not self.is_stuck

    @property
    def is_refused(self):
        """Whether its first reading found that it is no article: there is nothing to do with it but to delete it."""
        return bool(self.outcome.get("is_refused"))

    def take(self, work, outcome):
        """Whether it went over to ``work``, with the ``outcome`` of the last: not if it has moved since it was read."""
        same = Article.objects.filter(pk=self.pk, work=self.work, moved_at=self.moved_at)
        values = {"work": work, "moved_at": timezone.now(), "outcome": outcome}
        if not same.update(**values):
            return False
        for name, value in values.items():
            setattr(self, name, value)
        return True

    def claim(self):
        """Count one more change, or raise StaleRecord if somebody else has changed it since it was read."""
        if not Article.objects.filter(pk=self.pk, changes=self.changes).update(changes=self.changes + 1):
            raise StaleRecord
        self.changes += 1


class Candidate(models.Model):
    """A record that an article proposes: what it would hold, and the words that it stands on.

    ``values`` are those of the columns of the record, of JSON; ``citations`` hold the words, their place and the fields
    that they state. ``record`` is the number of what was made of it, ``same_as`` that of a record that is the same.
    ``changes`` counts every change, ``readings`` those among them that reading the text again has made.
    """

    class Kind(models.TextChoices):
        """What sort of record it would be, by the relation from a citation to it."""

        GRASSROOTS_MODEL = "grassroots_model", _("grassroots model")
        COMMENDATION = "commendation", _("commendation")
        DIRECTIVE = "directive", _("directive")

    class State(models.TextChoices):
        """What was decided of it."""

        OPEN = "open", _("undecided")
        ACCEPTED = "accepted", _("confirmed")
        REJECTED = "rejected", _("rejected")
        WRITTEN = "written", _("in the register")

    PROPOSED = ["values", "citations", "places", "is_wider", "same_as"]
    """What the reader proposes of the words that it stands on."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="candidates")
    kind = ChosenField(_("kind"), max_length=20, choices=Kind.choices)
    state = ChosenField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    start = models.PositiveIntegerField(_("first character"))
    end = models.PositiveIntegerField(_("end"))
    values = models.JSONField(_("values"), default=dict)
    citations = models.JSONField(_("citations"), default=list)
    places = models.JSONField(_("places that it may mean"), default=list)
    is_wider = models.BooleanField(_("wider than the unit"), default=False)
    is_added = models.BooleanField(_("added by hand"), default=False)
    same_as = models.PositiveBigIntegerField(_("is this record"), null=True)
    record = models.PositiveBigIntegerField(_("record"), null=True)
    reason = LineField(_("reason"), max_length=200, blank=True)
    changes = models.PositiveIntegerField(_("number of changes"), default=0)
    readings = models.PositiveIntegerField(_("number of changes by the reader"), default=0)
    decided_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by"))

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        ordering = ["start", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lt=F("end")),
                name="candidate_has_words",
                violation_error_message=_("A candidate stands on words of the article."),
            ),
            models.CheckConstraint(
                condition=Q(state="written") ^ Q(record=None),
                name="candidate_written_has_record",
                violation_error_message=_("What is in the register has a record there, and nothing else has."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        """What people call it: its name, its number, or what was given by whom."""
        told = [self.values.get(name) for name in ("name", "number", "form_as_printed", "authority_as_printed")]
        return ", ".join(filter(None, told))

    @property
    def is_touched(self):
        """Whether a person has added it, or corrected or decided something of it."""
        return self.is_added or self.changes > self.readings

    def take_over(self, proposal):
        """Whether the reader's ``proposal`` on the same words differs from what this was; it is that from now on."""
        values = {name: getattr(proposal, name) for name in self.PROPOSED}
        if values == {name: getattr(self, name) for name in self.PROPOSED}:
            return False
        return self.move(readings=self.readings + 1, **values)

    def move(self, **values):
        """Whether ``values`` were written: not if somebody else has changed it since it was read, or it is written."""
        return self._change(Candidate.objects.exclude(state=self.State.WRITTEN), values)

    def let_go(self):
        """Whether it is undecided again, for the record that was made of it is gone: not if somebody else was first."""
        written = Candidate.objects.filter(state=self.State.WRITTEN, record=self.record)
        return self._change(written, {"state": self.State.OPEN, "record": None, "same_as": None})

    def _change(self, among, values):
        values["changes"] = self.changes + 1
        if not among.filter(pk=self.pk, changes=self.changes).update(**values):
            return False
        for name, value in values.items():
            setattr(self, name, value)
        return True
