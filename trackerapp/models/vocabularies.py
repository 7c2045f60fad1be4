"""The register's own words, kept as data so that a province may have its own: fields, levels, kinds, award types."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .base import RecordQuerySet, Vocabulary
from .fields import ChosenField, LineField


class VocabularyQuerySet(RecordQuerySet):
    """Words of one vocabulary."""

    def get_by_natural_key(self, code):
        return self.get(code=code)


class Field(Vocabulary):
    """A field of life (lĩnh vực) that a grassroots model works in."""

    class SkilfulField(models.TextChoices):
        """The four fields of the movement "Dân vận khéo", by which offices report."""

        ECONOMY = "economy", _("Economy")
        SOCIETY = "society", _("Culture and society")
        DEFENCE = "defence", _("Defence and security")
        POLITY = "polity", _("Building the political system")

    skilful_field = ChosenField(_("field of “Dân vận khéo”"), max_length=10, choices=SkilfulField.choices, blank=True)

    shown_by = ["grassroots_models"]

    objects = VocabularyQuerySet.as_manager()

    class Meta(Vocabulary.Meta):
        verbose_name = _("field")
        verbose_name_plural = _("fields")


class Level(Vocabulary):
    """A level (cấp) of authority: centre, province, commune and so on."""

    shown_by = ["commendation"]

    valid_to = models.DateField(_("until"), null=True, blank=True)

    objects = VocabularyQuerySet.as_manager()

    class Meta(Vocabulary.Meta):
        verbose_name = _("level")
        verbose_name_plural = _("levels")


class OrganisationKind(Vocabulary):
    """What sort of body an organisation is."""

    shown_by = ["organisation"]

    objects = VocabularyQuerySet.as_manager()

    class Meta(Vocabulary.Meta):
        verbose_name = _("kind of organisation")
        verbose_name_plural = _("kinds of organisation")


class CommendationKind(Vocabulary):
    """Why a commendation is given (loại hình khen thưởng, Law 06/2022/QH15, article 8)."""

    objects = VocabularyQuerySet.as_manager()

    class Meta(Vocabulary.Meta):
        verbose_name = _("kind of commendation")
        verbose_name_plural = _("kinds of commendation")


class AwardTypeQuerySet(VocabularyQuerySet):
    """Forms of commendation and emulation titles."""

    def on(self, day):
        """Those that may be given on ``day``, as far as is known."""
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))


class AwardType(Vocabulary):
    """What is given: a title or a form of commendation, by whom, to whom, since when.

    Users of other systems kept entering a title as a form; the group is therefore obligatory and shown.
    """

    class Group(models.TextChoices):
        TITLE = "DANHHIEUTD", _("Emulation title")
        ORDER = "HUANCHUONG", _("Order")
        MEDAL = "HUYCHUONG", _("Medal")
        STATE_TITLE = "DANHHIEUNN", _("State title of honour")
        PRIZE = "GIAITHUONG", _("Prize")
        INSIGNIA = "KYNIEMCHUONG", _("Commemorative medal, badge")
        CERTIFICATE = "BANGKHEN", _("Certificate of merit (bằng khen)")
        LETTER = "GIAYKHEN", _("Letter of merit (giấy khen)")
        OTHER = "KHAC", _("Other")

    class System(models.TextChoices):
        PARTY = "party", _("Party")
        GOVERNMENT = "government", _("Government")
        MASS = "mass", _("Front and mass organisations")
        ENTERPRISE = "enterprise", _("Enterprises and co-operatives")
        OTHER = "other", _("Other")

    shown_by = ["commendations"]

    group = ChosenField(_("group"), max_length=12, choices=Group.choices)
    system = ChosenField(_("system"), max_length=10, choices=System.choices, blank=True)
    level = models.ForeignKey(Level, models.PROTECT, null=True, blank=True, verbose_name=_("level"))
    for_individuals = models.BooleanField(_("for individuals"), null=True, blank=True)
    for_collectives = models.BooleanField(_("for collectives"), null=True, blank=True)
    for_households = models.BooleanField(_("for households"), null=True, blank=True)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)
    rule = LineField(
        _("rule"), max_length=300, blank=True, help_text=_("Law and article, e.g. 06/2022/QH15, art. 80 (3).")
    )

    objects = AwardTypeQuerySet.as_manager()

    class Meta(Vocabulary.Meta):
        verbose_name = _("award type")
        verbose_name_plural = _("award types")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="award_type_ends_after_it_begins",
                violation_error_message=_("The last day comes before the first."),
            ),
        ]
