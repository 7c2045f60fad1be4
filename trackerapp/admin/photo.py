"""Photos: sent in on the page of their grassroots model, described and published on a page of their own."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from trackerapp import images, publishing
from trackerapp.models import Photo
from trackerapp.photo_files import discard, discard_later, keep

from .base import RecordInline
from .desk import GapFilter, WaitingFilter
from .erasing import ErasesPersons
from .forms import RecordForm
from .publication import PublishableAdmin

YES_NO = {True: _("yes"), False: _("no")}
DESCRIPTION = ["alternative_text", "caption", ("credit", "taken_on")]
PERSONS = (
    _("If private persons can be recognised"),
    {"fields": ["shows_persons", ("basis", "basis_document", "basis_until")]},
)


class PhotoField(forms.FileField):
    """A file that must be a photo; what comes out is ready to be kept."""

    def to_python(self, data):
        file = super().to_python(data)
        if file is None:
            return None
        if file.size > images.MAX_BYTES:
            raise ValidationError(images.too_many_bytes())
        file.seek(0)
        try:
            return images.prepare(file.read())
        except images.ImageRefused as refusal:
            raise ValidationError(str(refusal)) from None


class PhotoInput(forms.ClearableFileInput):
    """A choice of a file where there is none yet, and the photo where there is one."""

    template_name = "django/forms/widgets/input.html"
    photo = None

    def render(self, name, value, attrs=None, renderer=None):
        return thumbnail(self.photo) if self.photo else super().render(name, None, attrs, renderer)


class PhotoForm(RecordForm):
    """The words of a photo, and the file when it is new. A file is never exchanged: its address may be known."""

    upload = PhotoField(
        label=_("Photo file"),
        required=False,
        widget=PhotoInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("JPEG, PNG or WebP of at most 15 MB. Place and time that the camera wrote into it are removed."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_new and "upload" in self.fields:
            self.fields["upload"].disabled = True
            self.fields["upload"].help_text = ""
            self.fields["upload"].widget.photo = self.instance

    def clean(self):
        values = super().clean()
        if self.is_new and not self.cleaned_data.get("upload") and "upload" not in self.errors:
            self.add_error("upload", _("Choose the file of the photo."))
        return values

    def save(self, commit=True):
        """Write the files first: a row never stands without them."""
        if prepared := self.cleaned_data.get("upload"):
            self.instance.width, self.instance.height = prepared.width, prepared.height
            keep(self.instance.token, prepared)
        return super().save(commit)


class PhotoFormSet(BaseInlineFormSet):
    """The photos on the page of their grassroots model."""

    def clean(self):
        super().clean()
        for form in self.deleted_forms:
            if form.instance.published_at:
                raise ValidationError(_("A photo that has been public can be withdrawn, not deleted."))

    def delete_existing(self, obj, commit=True):
        super().delete_existing(obj, commit)
        discard_later([obj])


class ShowsFile:
    """Where nothing may be changed, the photo stands in place of the choice of its file."""

    @admin.display(description=_("Photo file"))
    def upload(self, photo):
        return thumbnail(photo)


class PhotoInline(ShowsFile, RecordInline):
    """The photos of a grassroots model."""

    model = Photo
    form = PhotoForm
    formset = PhotoFormSet
    readonly_fields = ["state_in_words"]
    fieldsets = [(None, {"fields": ["upload", "state_in_words", *DESCRIPTION]}), PERSONS]

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and self.is_written_at_once(request, obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.is_written_at_once(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.is_written_at_once(request, obj)

    def is_written_at_once(self, request, grassroots_model):
        """Where a change of the model would only be proposed, its photos are sent in and changed on their own pages."""
        return grassroots_model is None or publishing.saves_directly(grassroots_model, request.user)

    @admin.display(description=_("publication"))
    def state_in_words(self, photo):
        return photo.get_state_display()


class KeepsFiles:
    """A page that takes photos: files whose row did not come to stay are deleted."""

    def changeform_view(self, request, *args, **kwargs):
        request.photos_sent = []
        try:
            return super().changeform_view(request, *args, **kwargs)
        finally:
            for token in request.photos_sent:
                if not Photo.objects.filter(token=token).exists():
                    discard(token)


class HoldsPhotos(KeepsFiles):
    """A page of a record that has photos."""

    def save_formset(self, request, form, formset, change):
        if formset.model is Photo:
            request.photos_sent += [each.instance.token for each in formset.extra_forms]
        super().save_formset(request, form, formset, change)

    def delete_model(self, request, obj):
        discard_later(obj.photos.all())
        super().delete_model(request, obj)


@admin.register(Photo)
class PhotoAdmin(ShowsFile, ErasesPersons, KeepsFiles, PublishableAdmin):
    """All photos; mostly they are sent in on the page of their grassroots model."""

    form = PhotoForm
    actions = [*PublishableAdmin.actions, "erase_persons"]
    related = ["grassroots_model"]
    search_fields = ["grassroots_model__name_key"]
    list_display = ["picture", "alternative_text", "grassroots_model", "persons", "state"]
    list_display_links = ["picture", "alternative_text"]
    list_filter = [WaitingFilter, GapFilter, "state", "shows_persons"]
    autocomplete_fields = ["grassroots_model"]
    fieldsets = [
        (None, {"fields": ["upload", "grassroots_model", *DESCRIPTION]}),
        PERSONS,
        PublishableAdmin.note,
    ]

    def save_form(self, request, form, change):
        if not change:
            request.photos_sent.append(form.instance.token)
        return super().save_form(request, form, change)

    def get_readonly_fields(self, request, obj=None):
        """A photo stays with the grassroots model that it was sent in for."""
        return ["grassroots_model"] if obj else []

    @admin.display(description=_("photo"))
    def picture(self, photo):
        return thumbnail(photo)

    @admin.display(description=_("private persons can be recognised"), ordering="shows_persons")
    def persons(self, photo):
        return YES_NO.get(photo.shows_persons)

    def delete_model(self, request, obj):
        discard_later([obj])
        super().delete_model(request, obj)


def thumbnail(photo):
    """The photo, small, with its words; of one in which a person was erased only the stub."""
    if photo.stub:
        return photo.stub
    width, height = images.dimensions(photo.width or 1, photo.height or 1, "small")
    return format_html(
        '<img class="thumbnail" src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        reverse("photo_file", args=[photo.token, "small"]), width, height, photo.alternative_text or _("photo"),
    )  # fmt: skip
