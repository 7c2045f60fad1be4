"""Places and organisations that are typed by name or code, without any script."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from trackerapp import scope
from trackerapp.models import Gazetteer, Locality, Organisation
from trackerapp.text.folding import fold

from .base import CODE

MOST_TOLD = 5
"""How many of several that are called so are named."""


class PlaceField(forms.CharField):
    """A place by its name, as sheets write it; where several are meant, they are named."""

    widget = forms.TextInput(attrs={"class": "vTextField"})
    day = None
    """When the article was published: of several units those of that time are meant."""

    def prepare_value(self, value):
        places = Gazetteer.now()
        return places.label(places[value]) if isinstance(value, int) and value in places else value

    def clean(self, value):
        """The unit that the words mean; None for no words."""
        text = super().clean(value)
        if not text:
            return None
        places = Gazetteer.now()
        found = places.called(text)
        if len(found) > 1 and self.day:
            found = [each for each in found if each.was_in_force(self.day.first_day(), self.day.last_day())] or found
        if not found:
            told = _("No place is called so. Write it with what it lies in: xã Vạn Phú, huyện Vạn Ninh.")
            raise ValidationError(told)
        if len(found) > 1:
            labels = "; ".join(map(places.label, found[:MOST_TOLD]))
            raise ValidationError(_("Several places are called so; write one of them: %(names)s.") % {"names": labels})
        return Locality.objects.get(pk=found[0].pk)


class BodyField(forms.CharField):
    """An organisation by its name or code; with ``takes_new`` a name that is not in the register is a new one."""

    widget = forms.TextInput(attrs={"class": "vTextField"})

    def __init__(self, *args, takes_new=False, **kwargs):
        self.takes_new, self.user = takes_new, None
        super().__init__(*args, max_length=250, **kwargs)

    def prepare_value(self, value):
        body = Organisation.objects.filter(pk=value).first() if isinstance(value, int) else None
        return f"{body.name} · {body.code}" if body else value

    def clean(self, value):
        """The organisation; None for no words."""
        text = super().clean(value)
        if not text:
            return None
        found = list(self._found(text)[: MOST_TOLD + 1])
        if len(found) == 1:
            return found[0]
        if found:
            labels = "; ".join(f"{each} · {each.code}" for each in found[:MOST_TOLD])
            told = _("Several organisations are called so; write the code: %(names)s.")
            raise ValidationError(told % {"names": labels})
        if _coded(text):
            raise ValidationError(_("No organisation in the register has this code. Write its name instead."))
        if self.takes_new:
            return Organisation(name=text)
        told = _("No organisation in the register is called so. Leave it empty; the words as printed stay.")
        raise ValidationError(told)

    def _found(self, text):
        readable = scope.readable(Organisation.objects.select_related("locality"), self.user)
        if number := _coded(text):
            return readable.filter(pk=number)
        return readable.filter(name_key=fold(text))


def _coded(text):
    """The number in the code of an organisation that ``text`` is, or ends in behind a dot; None without."""
    code = fold(text.rpartition("·")[2])
    found = CODE.fullmatch(code) if code.startswith(Organisation.letters.lower()) else None
    return found and found[1]
