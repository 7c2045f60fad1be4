"""What is said of a name that nobody knows: which ones come near it."""

from difflib import get_close_matches

from django.utils.translation import gettext as _

from trackerapp.text.folding import clean, fold

MOST_NAMED = 5
"""So many candidates are named where a cell can mean several."""


def nearest(text, names):
    """Those of ``names`` that come near ``text``."""
    by_key = {fold(str(name)): str(name) for name in names}
    return [by_key[key] for key in near_keys(text, by_key)]


def near_keys(text, keys):
    """Those of the folded ``keys`` that come near ``text``, the nearest first, or else go on where it ends."""
    key = fold(clean(text))
    return get_close_matches(key, keys, n=MOST_NAMED) or [each for each in keys if each.startswith(key)][:MOST_NAMED]


def unknown(text, near, known=()):
    """The words for a name that nobody knows, with those that come ``near``, or else all that are ``known``."""
    if near:
        return _("“%(text)s” is unknown. Near it: %(names)s.") % {"text": text, "names": "; ".join(near)}
    if known:
        return _("“%(text)s” is unknown. Write one of these: %(names)s.") % {"text": text, "names": "; ".join(known)}
    return _("“%(text)s” is unknown.") % {"text": text}
