"""A rule for passwords: nothing that somebody who knows the register would try first."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from trackerapp.models import Locality
from trackerapp.text.folding import fold

OWN_WORDS = """
    so mo hinh, mo hinh, dan van kheo, dan van, khen thuong, thi dua, bac ho, hoc tap, lam theo, guong sang, nguoi tot
    viec tot, phong trao, cau lac bo, mat tran, to quoc, tuyen giao, ban tuyen giao, dang vien, chi bo, dang uy, doan
    thanh nien, phu nu, nong dan, cuu chien binh, cong doan, uy ban, nhan dan, hoi dong, tinh, huyen, xa, phuong, thi
    tran, thanh pho, thon, viet nam, quan tri, can bo, mat khau, dang nhap, tai khoan, chao, xin chao, nam, thang, ngay
    password, admin, register, tracker, grassroots, model, models, welcome, secret
"""
"""Folded words of the register and of signing in; commas and line ends part them."""


def letters(text):
    """The letters of ``text`` alone, folded.

    >>> letters("Khánh Hòa-2025!")
    'khanhhoa'
    """
    return re.sub("[^a-z]+", "", fold(text))


def is_made_of(text, words):
    """Whether ``text`` is nothing but ``words`` in a row.

    >>> is_made_of("danvankheo", {"dan", "vankheo"})
    True
    >>> is_made_of("danvankheolam", {"dan", "vankheo"})
    False
    """
    ends = {0}
    for start in range(len(text)):
        if start in ends:
            ends |= {start + len(word) for word in words if text.startswith(word, start)}
    return len(text) in ends


class OwnWordsValidator:
    """Refuses what is made of words of the register, names of places, digits and signs alone."""

    def validate(self, password, user=None):
        """Places come from the register itself, of both eras."""
        wanted = letters(password)
        names = {
            *re.split(r"[,\n]", OWN_WORDS),
            *OWN_WORDS.split(),
            *Locality.objects.values_list("name_key", flat=True),
        }
        words = {word for word in map(letters, names) if word and word in wanted}
        if is_made_of(wanted, words):
            raise ValidationError(
                _("This password is made of names of places or words of the register. Others would try it first."),
                code="own_words",
            )

    def get_help_text(self):
        return _("Your password can’t be made of names of places or words of the register alone.")
