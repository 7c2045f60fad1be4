"""Several values in one cell: how they are parted and put together, and what is written in quotation marks."""

import re

from trackerapp.spreadsheets.reading import cells

from .widgets import LONGEST_TEXT, ColumnWidget

_PART = re.compile(r'[^\S\n]*"((?:[^"\n]|"")*)"[^\S\n]*(?=[;\n]|$)|([^;\n]+)')
_NUMBERED = re.compile(r"\A(?:\d{1,3}[.)](?=\D)|[a-zđ]\)|[-–—+*•·●▪◦](?=\s|[^\W\d]))\s*")


class ListWidget(ColumnWidget):
    """Several values in one cell, parted by semicolons or lines; ``inner`` is the widget of one.

    Numbers and bullets before them do not count. What would be read otherwise stands in quotation marks.
    """

    longest = LONGEST_TEXT
    remembers = True
    read = staticmethod(cells.long_texts)

    def __init__(self, inner, key_of=lambda value: value):
        """``key_of`` gives the key on which two writings of a value meet."""
        super().__init__(inner.field)
        self.inner, self.key_of = inner, key_of

    def parts(self, text):
        """Yield what stands in ``text``, one by one."""
        for quoted, bare in _PART.findall(text):
            whole = quoted.replace('""', '"')
            if quoted and _in_quotes(whole) != whole:
                yield whole
            elif part := _NUMBERED.sub("", (f'"{quoted}"' if quoted else bare).strip(), count=1):
                yield part

    def accept(self, value):
        found = [self.inner.taken(part) for part in self.parts(value)]
        return together(self.key_of, [each for each in found if each is not None]) or None

    def render(self, value, obj=None, **_options):
        return "; ".join(_in_quotes(self.inner.render(each)) for each in value or ())


def together(key_of, *lists):
    """The values of several ``lists``, each once, as the first of them writes it."""
    found = {key_of(each): each for values in reversed(lists) for each in reversed(values)}
    return tuple(sorted(found.values()))


def _in_quotes(text):
    """``text``, in quotation marks if it would not be read as one value without them."""
    if ";" in text or _NUMBERED.match(text) or text[:1] == '"':
        return '"{}"'.format(text.replace('"', '""'))
    return text
