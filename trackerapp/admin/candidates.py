"""The form of each candidate: what the record would hold, and the words that it stands on."""

from django import forms
from django.forms.models import construct_instance
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trackerapp import duplicates, intake, scope
from trackerapp.intake.values import COLUMNS
from trackerapp.intake.words import LONGEST
from trackerapp.models import Citation, Commendation, Directive, Gazetteer, GrassrootsModel

from .forms import RecordForm
from .links import link_to, link_to_public
from .named import BodyField, PlaceField

QUOTES = 2
"""How many passages a candidate cites; more are added on the page of the draft."""


class CandidateForm(RecordForm):
    """One candidate: the columns of the record, whether it is one that is there already, and two citations."""

    opened_version = None
    locality_name, body_name = "locality", None
    same_as = forms.ChoiceField(
        label=gettext_lazy("New, or already in the register"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, candidate, user, text, *args, **kwargs):
        self.candidate, self.user, self.text = candidate, user, text
        self.record = intake.build(candidate)
        super().__init__(*args, instance=self.record, prefix=f"c{candidate.pk}", auto_id="id_%s", **kwargs)
        self._begin_columns()
        self._begin_same_as()
        for number in range(QUOTES):
            self._begin_quote(number)

    def _begin_columns(self):
        for field in self.fields.values():
            if isinstance(field, PlaceField):
                field.day = self.candidate.article.published_on
                field.widget.attrs["list"] = f"{self.prefix}-places"
            if isinstance(field, BodyField):
                field.user = self.user
        if unit := self.candidate.values.get("unit"):
            self.initial["organisation"] = unit

    def _begin_same_as(self):
        wanted = self.candidate.same_as
        kind = type(self.record)
        readable = scope.readable(kind.objects.all(), self.user)
        numbers = {each.pk for each in duplicates.likely(self.record)} | ({wanted} if wanted else set())
        self.alike = list(readable.filter(pk__in=numbers)) if numbers else []
        told = [(str(each.pk), _told(each)) for each in self.alike]
        self.fields["same_as"].choices = [("", _("A new record")), *told]
        self.initial["same_as"] = str(wanted or "")

    def _begin_quote(self, number):
        cited = [*self.candidate.citations, *[{}] * QUOTES][number]
        names = {name: capfirst(type(self.record)._meta.get_field(name).verbose_name) for name in self.citable}
        self.fields[f"quote_{number}"] = Citation._meta.get_field("quote").formfield(
            widget=forms.Textarea(attrs={"rows": 2}), required=number == 0, max_length=LONGEST
        )
        self.fields[f"supports_{number}"] = forms.MultipleChoiceField(
            label=_("These words state"),
            choices=names.items(),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Worked out anew when you correct a value or the words, except where you tick otherwise."),
        )
        self.initial[f"quote_{number}"] = cited.get("quote", "")
        self.initial[f"supports_{number}"] = cited.get("supports", [])

    @property
    def citable(self):
        """The columns of the form that words can state."""
        return [name for name in type(self.record).CITABLE if name in COLUMNS[type(self.record)]]

    @property
    def row_in_words(self):
        return str(self.candidate)

    @property
    def columns(self):
        """The fields of the record itself."""
        return [self[name] for name in self._meta.fields]

    @property
    def quotes(self):
        """The fields of each citation."""
        return [(self[f"quote_{number}"], self[f"supports_{number}"]) for number in range(QUOTES)]

    @property
    def places(self):
        """What the place may be, as it is written into its field."""
        places = Gazetteer.now()
        return [places.label(places[pk]) for pk in self.candidate.places if pk in places]

    @property
    def today(self):
        """The units of today in which the place lies, if it is one of before."""
        place = Gazetteer.now().get(getattr(self.record, "locality_id", None))
        return [heir.path_name for heir in place.heirs] if place else []

    @property
    def likely(self):
        """Links to the records that are likely the same: to their page here, or to the public one."""
        kind = type(self.record)
        theirs = set(
            scope.theirs(kind.objects.filter(pk__in=[each.pk for each in self.alike]), self.user).values_list(
                "pk", flat=True
            )
        )
        return [link_to(each) if each.pk in theirs else link_to_public(each) for each in self.alike]

    def clean(self):
        values = super().clean()
        self.citations = {}
        for number in range(QUOTES):
            if words := values.get(f"quote_{number}"):
                self._clean_quote(number, words, values.get(f"supports_{number}", []))
        return values

    def _clean_quote(self, number, words, supports):
        span = self.text.find(words, self.candidate.start)
        if span is None:
            self.add_error(f"quote_{number}", _("These words do not stand in the article: copy them from it."))
        else:
            self.citations[number] = self.text.cited(*span, supports)

    def _post_clean(self):
        """What is in the register already has to keep no rule of a new record."""
        if self.cleaned_data.get("same_as"):
            self.instance = construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)
        else:
            super()._post_clean()

    def told(self):
        """What the candidate keeps of this form."""
        same_as, values = self.cleaned_data["same_as"], intake.told(self.instance)
        others = intake.corrected(intake.told(intake.build(self.candidate)), values)
        return {
            "values": values,
            "citations": [self._stating(number, others) for number in self.citations],
            "same_as": int(same_as) if same_as else None,
        }

    def _stating(self, number, others):
        """A citation with what it states: as ticked, but of ``others``, and if it has other words, what they say."""
        citation = self.citations[number]
        known = [*self.candidate.citations, *[{"quote": "", "supports": []}] * QUOTES][number]
        anew = others if citation["quote"] == known["quote"] else set(self.citable)
        anew -= set(citation["supports"]) ^ set(known["supports"])
        said = intake.stated(self.instance, citation["quote"])
        stated = [name for name in self.citable if name in (said if name in anew else citation["supports"])]
        return citation | {"supports": stated}


class ModelCandidateForm(CandidateForm):
    """A grassroots model."""

    locality = PlaceField(label=gettext_lazy("Place, as it was"), required=False, max_length=200)
    organisation = BodyField(
        label=gettext_lazy("Run by"),
        required=False,
        takes_new=True,
        help_text=gettext_lazy("As printed. A name that the register does not have is entered as a new organisation."),
    )

    class Meta:
        model = GrassrootsModel
        fields = COLUMNS[GrassrootsModel]


class CommendationCandidateForm(CandidateForm):
    """A commendation."""

    locality = PlaceField(label=gettext_lazy("Place, as it was"), required=False, max_length=200)
    issued_by = BodyField(
        label=gettext_lazy("Granted by"),
        required=False,
        help_text=gettext_lazy("The organisation in the register, by name or code; the words as printed stay anyway."),
    )

    class Meta:
        model = Commendation
        fields = COLUMNS[Commendation]
        widgets = {"merit": forms.Textarea(attrs={"rows": 2})}


class DirectiveCandidateForm(CandidateForm):
    """A document."""

    issued_by = BodyField(
        label=gettext_lazy("Issued by"), required=False, help_text=gettext_lazy("By its name in the register, or code.")
    )

    class Meta:
        model = Directive
        fields = COLUMNS[Directive]


def _told(record):
    """A record as it is told apart from others of its name: with its code and its place."""
    parts = [record, getattr(record, "code", None), getattr(record, "locality", None)]
    return " · ".join(str(part) for part in parts if part)


FORMS = {
    "grassroots_model": ModelCandidateForm,
    "commendation": CommendationCandidateForm,
    "directive": DirectiveCandidateForm,
}


def form_of(candidate, user, text, data=None):
    """The form of ``candidate``, filled with ``data`` if it was sent."""
    return FORMS[candidate.kind](candidate, user, text, data)
