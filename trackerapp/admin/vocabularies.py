"""The register's own words: fields, award types, levels, kinds."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from trackerapp.models import AwardType, CommendationKind, Field, Level, OrganisationKind
from trackerapp.text.folding import fold

from .base import RecordAdmin

WORD = ["name", "name_en", "code", "rank"]


class VocabularyAdmin(RecordAdmin):
    """A short list of words in their order."""

    search_fields = ["code"]
    list_display = WORD
    fields = WORD

    def find(self, queryset, words):
        """The list is short enough to be folded here."""
        texts = {word.pk: fold(f"{word.name} {word.name_en} {word.code}") for word in queryset}
        return queryset.filter(pk__in=[pk for pk, text in texts.items() if all(each in text for each in words.split())])


@admin.register(CommendationKind, OrganisationKind)
class KindAdmin(VocabularyAdmin):
    """Words with nothing but their names."""


@admin.register(Field)
class FieldAdmin(VocabularyAdmin):
    """Fields of life; each maps to one of the four of "Dân vận khéo". One that a record is placed in is kept."""

    list_display = [*WORD, "skilful_field"]
    list_filter = ["skilful_field"]
    fields = [*WORD, "skilful_field"]

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.grassroots_models.exists())


@admin.register(Level)
class LevelAdmin(VocabularyAdmin):
    """Levels of authority."""

    list_display = [*WORD, "valid_to"]
    fields = [*WORD, "valid_to"]


@admin.register(AwardType)
class AwardTypeAdmin(VocabularyAdmin):
    """Titles and forms of commendation, by era."""

    related = ["level"]
    list_display = ["name", "group", "system", "level", "valid_from", "valid_to"]
    list_filter = ["group", "system", "level"]
    fields = None
    fieldsets = [
        (None, {"fields": WORD}),
        (_("What, and by whom"), {"fields": ["group", "system", "level"]}),
        (_("For whom"), {"fields": [("for_individuals", "for_collectives", "for_households")]}),
        (_("Since when, by which rule"), {"fields": [("valid_from", "valid_to"), "rule"]}),
    ]
