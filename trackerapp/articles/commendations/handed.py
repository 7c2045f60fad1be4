"""Papers that are given without a number of recipients: handed over, or shown in a picture."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from trackerapp.articles.bodies.authorities import authority_at
from trackerapp.articles.commendations import awards, givers, recipients
from trackerapp.articles.commendations.givers import Span
from trackerapp.articles.commendations.statements import Commendation, Statement

_FAR = 400
"""Characters that a giver may stand before an award."""


def handed(statement: Statement, form: Span) -> Commendation | None:
    """Return a paper that is said to be given, by itself or behind another."""
    last = max((act for act in statement.taken if act.end <= form[0]), key=attrgetter("end"), default=None)
    start = statement.clause(form[0], last.end if last else statement.start)
    if awards.OF_THEM.match(statement.low, start + 1):
        start = statement.clause(start - 1, last.end if last else statement.start)
    start, end = max(start, form[0] - _FAR), statement.clause_end(form[1], statement.end)
    counted = awards.papers(statement.low, start, form, end)
    if counted and last and awards.NAMELY.search(statement.low, last.end, form[0]):
        return None
    is_vague = statement.low.endswith('"', *form) or statement.low.startswith(" khác", form[1])
    if is_vague or _is_taken(statement, form, is_counted=counted is not None):
        return None
    is_next = last is not None and (
        _is_listed(statement, form) or _goes_on(statement, last.end, form[0], is_counted=counted is not None)
    )
    of = statement.of(form[1], end)
    is_given = of is not None and awards.HANDED.match(statement.low, of[1], end) is not None
    if not (is_next or is_given or _is_given(statement, form[0], start, is_counted=counted is not None)):
        return None
    authority = of or (last.authority if last and is_next else statement.before(start, form[0]))
    authority = authority or statement.giver
    authority = authority or givers.beside(statement.wording, form[1], end)
    if counted and last and awards.HANDING.search(statement.low, start, form[0]):
        authority = authority or last.authority
    if not (authority or _is_shown(statement, form, end)):
        return None
    if authority and not of and not statement.low.startswith("được ", max(0, authority[0] - 5)):
        statement.authority = authority
    begin = authority[0] if authority and start <= authority[0] < form[0] else form[0]
    return _with_named(statement, statement.made(counted, form, authority, begin, form[1]), form)


def _is_shown(statement: Statement, form: Span, end: int) -> bool:
    """Tell whether a paper was given, though nobody is named who gave it: a picture shows it, or who received it."""
    is_shown = statement.passage.kind == "caption" or _is_to_somebody(statement, form, end)
    is_shown = is_shown and not statement.low.startswith(awards.CERTIFICATES, form[0])
    return is_shown or _has_name(statement, form) or statement.low.startswith(awards.STATELY, form[0])


def praised(statement: Statement) -> Iterator[Commendation]:
    """Yield praise of a person who is called by name: "chị Trần Thị A được Hội B biểu dương"."""
    for praise in awards.PRAISE_AT.finditer(statement.low, statement.start, statement.end):
        by = deque(awards.BY.finditer(statement.low, statement.start, praise.start()), maxlen=1)
        giver = (authority_at(statement.wording, by[0].end(), praise.start()) if by else None) or statement.before(
            max(statement.clause(praise.start()), praise.start() - _FAR), praise.start()
        )
        is_taken = any(act.start <= praise.start() < act.end for act in statement.taken)
        is_taken = is_taken or _is_denied(statement, praise.start())
        is_given = giver is not None and statement.low[giver[1] : praise.start()] in {" ", " đã ", " vừa "}
        if is_taken or giver is None or not is_given or not _has_name(statement, praise.span()):
            continue
        made = statement.made(None, praise.span(), giver, giver[0], praise.end())
        yield _with_named(statement, made, praise.span())


def _with_named(statement: Statement, made: Commendation, form: Span) -> Commendation:
    """Return an act with the recipients that are named, if none are counted; pictures name some of them only."""
    if made.is_counted or statement.passage.kind != "body":
        return made
    named = recipients.named(statement, form)
    if named is None:
        return made
    return replace(
        made,
        collectives=named.collectives,
        individuals=named.individuals,
        households=named.households,
        named=(named.start, named.end),
    )


def _has_name(statement: Statement, form: Span) -> bool:
    """Tell whether a person is named who is given a paper: "ông Huỳnh Văn A được trao Kỷ niệm chương"."""
    named = recipients.named(statement, form) if statement.passage.kind == "body" else None
    return named is not None and recipients.is_called(statement.wording, named)


def _is_taken(statement: Statement, form: Span, *, is_counted: bool) -> bool:
    """Tell whether an act holds a paper, which is none by itself then, unless it is counted."""
    acts = [act for act in statement.taken if act.start <= form[0] < act.end]
    return any(act.form == form or not is_counted for act in acts)


def _goes_on(statement: Statement, start: int, at: int, *, is_counted: bool) -> bool:
    """Tell whether a paper at ``at`` is given in one breath with what ends at ``start``."""
    is_joined = awards.AND.fullmatch(statement.low, start, at) is not None
    return is_joined or (is_counted and awards.MORE.fullmatch(statement.low, start, at) is not None)


def _is_listed(statement: Statement, form: Span) -> bool:
    """Tell whether a paper and its recipients follow a comma: "tặng Cờ cho xã A, Bằng khen cho xã B"."""
    return statement.low.startswith(", ", form[0] - 2) and statement.low.startswith(" cho ", form[1])


def _is_given(statement: Statement, at: int, start: int, *, is_counted: bool) -> bool:
    """Tell whether a paper is said to be given, and not to be asked for, or spoken of in general."""
    if statement.asks(awards.ASKED, start, at) or _is_denied(statement, at):
        return False
    if statement.giver:
        return True
    if awards.GENERAL.search(statement.low, max(start, at - 40), at):
        return False
    if statement.is_planned or awards.WON.search(statement.low, max(start, at - 30), at + len("huy chương")):
        return False
    if is_counted and awards.HAD.search(statement.low, max(start, at - 20), at):
        return True
    return awards.GIVEN.search(statement.low, max(start, at - 70), at) is not None


def _is_denied(statement: Statement, at: int) -> bool:
    return awards.DENIED.search(statement.low, max(statement.start, at - 90), at) is not None


def _is_to_somebody(statement: Statement, form: Span, stop: int) -> bool:
    """Tell whether a paper is handed to people: "trao Kỷ niệm chương cho các cá nhân"."""
    is_handed = awards.HANDING.search(statement.low, max(statement.start, form[0] - 20), form[0]) is not None
    return is_handed and awards.TO_SOMEBODY.match(statement.low, form[1], stop) is not None
