"""One sentence of an article, read for commendations: the award before the number, behind it, or without any."""

from collections import deque
from collections.abc import Iterator

from trackerapp.articles.bodies.authorities import authority_at
from trackerapp.articles.commendations import awards, givers, recipients
from trackerapp.articles.commendations.counts import Group, groups
from trackerapp.articles.commendations.givers import Span
from trackerapp.articles.commendations.handed import handed, praised
from trackerapp.articles.commendations.statements import Commendation, Statement


def acts(statement: Statement) -> Iterator[Commendation]:
    """Yield the acts that a sentence tells of, from left to right; the authority goes on until another is named."""
    if awards.last_form(statement.wording, statement.start, statement.end) is None:
        return
    papers = deque(awards.forms(statement.wording, statement.start, statement.end))
    counted = [*groups(statement.wording, statement.start, statement.end)]
    ends = [*(group.start for group in counted[1:]), statement.end][: len(counted)]
    for group, end in zip(counted, ends, strict=True):
        yield from _uncounted(statement, papers, statement.clause(group.start))
        statement.is_asked = _goes_on_asking(statement, group)
        if not statement.is_asked and (found := _read(statement, group, end)):
            yield found
    yield from _uncounted(statement, papers, statement.end)
    yield from praised(statement)


def _read(statement: Statement, group: Group, end: int) -> Commendation | None:
    return (
        _in_turn(statement, group)
        or _active(statement, group, end)
        or _passive(statement, group, end)
        or _sharing(statement, group, end)
        or _chosen(statement, group, end)
        or _also(statement, group)
    )


def _goes_on_asking(statement: Statement, group: Group) -> bool:
    """Tell whether what is counted is asked for: in its clause, or in the one before, if nobody else acts here."""
    start = statement.clause(group.start)
    form = awards.last_form(statement.wording, start, group.start)
    is_asked = statement.asks(awards.ASKED if form else awards.PROPOSED, start, group.start)
    if form and not is_asked and statement.is_asked:
        is_asked = statement.before(start, form[0]) is None
    if is_asked:
        statement.done = group.end
    return is_asked


def _active(statement: Statement, group: Group, stop: int) -> Commendation | None:
    """Return what is given before the number: "UBND huyện tặng Giấy khen cho 5 tập thể"."""
    start = statement.clause(group.start)
    form = awards.last_form(statement.wording, start, group.start)
    if form is None or _is_prize(statement, form, group):
        return None
    given = recipients.with_given(statement, form, group)
    if given is None and not _is_linked(statement, form, group.start):
        return None
    authority = _in_full(statement, statement.of(form[1], group.start), statement.before(start, form[0]))
    authority = authority or _going_on(statement, start)
    authority = authority or givers.beside(statement.wording, form[1], group.start)
    authority = authority or givers.holding(statement.wording, group.end, stop)
    if authority and awards.IN_TURN.search(statement.low, form[0] - 12, group.start):
        authority, *statement.waiting = givers.several(statement.wording, start, form[0])
    statement.authority = authority or statement.authority
    statement.done, statement.form = group.end, form
    begin = min(span[0] for span in (authority, form) if span)
    return statement.made(given or group, form, authority or statement.authority, begin, group.end)


def _in_full(statement: Statement, of: Span | None, acting: Span | None) -> Span | None:
    """Return whom an award is of, by the full name: "Hội Nông dân xã trao giấy khen của Hội"."""
    if of is None or acting is None:
        return of or acting
    name = statement.low[slice(*of)]
    is_same = statement.low.startswith(f"{name} ", acting[0]) or statement.low.endswith(f" {name}", *acting)
    return acting if is_same else of


def _going_on(statement: Statement, start: int) -> Span | None:
    """Return who acts at the head of the statement, where a clause behind a semicolon goes on: "…; tổ chức …"."""
    if statement.authority or statement.taken or not awards.GOES_ON_DOING.match(statement.low, start):
        return None
    first = givers.several(statement.wording, statement.start, start)[:1]
    return next(
        (body for body in first if statement.low.startswith((" đã ", " vừa ", " cũng ", " còn "), body[1])), None
    )


def _is_prize(statement: Statement, form: Span, group: Group) -> bool:
    """Tell whether certificates are given to who has won something."""
    is_certificate = statement.low.startswith(awards.CERTIFICATES, form[0])
    return is_certificate and awards.WON.match(statement.low, group.end + 1) is not None


def _also(statement: Statement, group: Group) -> Commendation | None:
    """Return what an act was for besides: "tuyên dương 8 đảng viên trẻ và 14 thanh niên"."""
    if statement.form is None or not (_is_linked_also(statement, group) or _is_parted(statement, group)):
        return None
    statement.done = group.end
    return statement.made(group, statement.form, statement.authority, group.start, group.end)


def _is_linked_also(statement: Statement, group: Group) -> bool:
    is_also = awards.ALSO.fullmatch(statement.low, statement.done, group.start) is not None
    is_also = is_also and not statement.low.startswith(" được ", group.end)  # "…, 1 điển hình được dự giao lưu"
    return is_also and not awards.GIVES.search(statement.low, statement.done, group.start)


def _is_parted(statement: Statement, group: Group) -> bool:
    """Tell whether a semicolon alone parts what is counted from the act before: "; 7 tập thể có thành tích …"."""
    is_first = statement.low.find(";", statement.done, group.start) == group.start - 2
    return is_first and awards.ALSO_FOR.match(statement.low, group.end) is not None


def _in_turn(statement: Statement, group: Group) -> Commendation | None:
    """Return what the next of several gave: "A và B lần lượt tặng Bằng khen cho 2 tập thể và 3 tập thể"."""
    if statement.form is None or not statement.waiting:
        return None
    if not awards.AND.fullmatch(statement.low, statement.done, group.start):
        return None
    statement.authority, statement.done = statement.waiting.pop(0), group.end
    return statement.made(group, statement.form, statement.authority, group.start, group.end)


def _passive(statement: Statement, group: Group, stop: int) -> Commendation | None:
    """Return what is given behind the number: "5 tập thể được UBND huyện tặng Giấy khen"."""
    end = statement.clause_end(group.head, stop)
    form = awards.first_form(statement.wording, group.head, end)
    if form is None:
        return None
    if awards.ASKED.search(statement.low, group.head, form[0]):
        statement.done = form[1]
        return None
    if _is_planned(statement, group):
        return None
    received = awards.RECEIVED.search(statement.low, group.head, form[0])
    if awards.ANOTHER.search(statement.low, group.end, form[0]):
        return None
    if not received or awards.WON.search(statement.low, group.head, form[0]):
        return None
    by = givers.received(statement.wording, received.start(), form[0])
    authority = statement.of(form[1], end) or by or givers.beside(statement.wording, form[1], end)
    authority = authority or _shared(statement, form[1], stop) or givers.holding(statement.wording, form[1], stop)
    if authority is None and awards.MADE_KNOWN.search(statement.low, statement.start, group.start):
        authority = statement.before(statement.clause(group.start), group.start)
    counted = recipients.with_named(statement, group)
    statement.done, statement.form = max(form[1], group.end, authority[1] if authority else 0), None
    return statement.made(counted, form, authority, counted.start, statement.done)


def _sharing(statement: Statement, group: Group, stop: int) -> Commendation | None:
    """Return what is named once for several: "2 tập thể được Thủ tướng, 9 tập thể được UBND tỉnh tặng Bằng khen"."""
    received = awards.RECEIVED.search(statement.low, group.head, stop)
    giver = authority_at(statement.wording, received.end() + 1, stop) if received else None
    if giver is None or not awards.AND.fullmatch(statement.low, giver[1], stop):
        return None
    form = awards.first_form(statement.wording, stop, statement.clause_end(stop, statement.end))
    if form is None or awards.ANOTHER.search(statement.low, stop, form[0]):
        return None
    statement.done = giver[1]
    return statement.made(group, form, giver, group.start, giver[1])


def _chosen(statement: Statement, group: Group, stop: int) -> Commendation | None:
    """Return those who were chosen for it: "đã lựa chọn 13 đảng viên tiêu biểu để biểu dương"."""
    start = statement.clause(group.start)
    form = awards.first_form(statement.wording, group.head, statement.clause_end(group.head, stop))
    if form is None or not statement.low.endswith(" để ", group.head, form[0]):
        return None
    chosen = awards.CHOSEN.search(statement.low, start, group.start)
    if chosen is None:
        return None
    authority = statement.before(start, chosen.start())
    statement.done = form[1]
    return statement.made(group, form, authority, group.start, form[1])


def _is_planned(statement: Statement, group: Group) -> bool:
    """Tell whether what is counted is planned, or the next in a list of what is: "sẽ có 1 … ; 2 tập thể …"."""
    start = statement.clause(group.start)
    goes_on = statement.is_planned and not statement.low[start : group.start].strip()
    planned = awards.PLANNED.search(statement.low, start, group.start)
    statement.is_planned = goes_on or (planned is not None and planned[0] in {"sẽ", "dự kiến", "đề nghị"})
    return goes_on or planned is not None


def _uncounted(statement: Statement, papers: deque[Span], stop: int) -> Iterator[Commendation]:
    """Yield what is given up to ``stop`` without a number of recipients: papers that are handed over."""
    while papers and papers[0][1] <= stop:
        if found := handed(statement, papers.popleft()):
            yield found


def _shared(statement: Statement, start: int, at: int) -> Span | None:
    """Return who gave what follows in one breath, too: "3 đơn vị nhận cờ và 2 đơn vị nhận bằng khen của Bộ"."""
    form = awards.first_form(statement.wording, at, statement.clause_end(at, statement.end))
    is_next = form is not None and statement.low[start:at] == " và "
    return givers.behind(statement.wording, form[1], statement.end) if form and is_next else None


def _is_linked(statement: Statement, form: tuple[int, int], at: int) -> bool:
    """Tell whether what is counted at ``at`` is given ``form``.

    Over a comma "có" leads only to those who received it: "… được tặng bằng khen, xã có 2 tập thể".
    """
    between = statement.low[form[1] : at]
    if len(between) > 160 or awards.GIFT.search(between):
        return False
    link = awards.LINKED.search(between)
    if link and link["loose"] and "," in between and not awards.OF_THEM.search(between):
        return awards.RECEIVED.search(statement.low, max(statement.clause(at), form[0] - 90), form[0]) is not None
    if awards.AND_PRAISES.fullmatch(between):
        return True
    is_close = awards.CLOSE.search(statement.low[form[0] : at]) is not None and "," not in between
    return link is not None or is_close or not between.strip()
