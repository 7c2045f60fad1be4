"""Named practices: what a text introduces as a model, club, movement, forum or way of working, quoted or not."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from trackerapp.articles import campaigns, heads, runners
from trackerapp.articles.listed import unquoted
from trackerapp.articles.passages import Passage
from trackerapp.articles.quotation import Quote, quotes
from trackerapp.articles.runners import Runner
from trackerapp.articles.sentences import sentences
from trackerapp.articles.wording import Wording
from trackerapp.text.folding import clean, fold

_GLUE = re.compile(r"(?:[\s,;/&+-]|(?<![^\W_])(?:và|cùng|với|hay|hoặc|các|cùng với)(?![^\W_]))*")
_CHAIN = re.compile(
    r" ?(?:\([^()\"]{0,120}\))? ?(?:(?:của|do|ở|tại|"
    r"thuộc) [^\".;:()]{2,110})?(?: ?\([^()\"]{0,80}\))?(?:[,;]|[,;]? (?:và|cùng|hay|hoặc)) ?(?:là |"
    r"cả )?"
)
"""What stands between two names of one list: who runs the first, and where."""
_SET_UP = re.compile(
    r"(?<![^\W_])(?:duy trì|ra mắt|thành lập|xây dựng|triển khai|thực hiện|mở|lập|nhân rộng|"
    r"có)(?: [^\W_]+){0,3} $"
)
_LAUNCHED = re.compile(r"(?<![^\W_])(?:ra mắt|thành lập|nhân rộng|duy trì)(?: các| hoạt động| lễ ra mắt| việc)? ?:? ?$")
_HAS = re.compile(r"(?<![^\W_])(?:có|với|thực hiện|triển khai|xây dựng) $")
_DESCRIBED = re.compile(r"(?<![^\W_])(?:với|bằng|theo)(?: những| các| một)? $")
_COUNTED = re.compile(r"(?<![^\W_])[0-9]+ [^\W\d_]+ ?:? ?$")
_NEW = re.compile(
    r"xây dựng mới|thành lập mới|làm mới|ra mắt|mới (?:được )?(?:thành lập|ra mắt|xây dựng|"
    r"triển khai)|đăng ký mới|vừa (?:được )?(?:thành lập|triển khai)|mô hình mới|có thêm"
)
_KEPT = re.compile(r"duy trì|tiếp tục (?:thực hiện|triển khai|phát huy|nhân rộng|được|giữ)")
_STATUS = {"new": _NEW, "maintained": _KEPT}
_LOCAL_HEAD = re.compile(
    r"(?:đánh giá cao|hưởng ứng|gắn với|gắn|đẩy mạnh|kết quả|tổng kết|sơ kết|thông qua|trong|"
    r"lồng ghép)(?: [^\W\d_]+){0,4} $"
)
_GIFT = re.compile(r"(?<![^\W_])(?:tặng|trao|hỗ trợ|bàn giao|khánh thành|ủng hộ|trị giá|học bổng)(?![^\W_])")
_OWN = re.compile(r"(?<![^\W_])(?:có|với|phát động|xây dựng) $")


@dataclass(frozen=True, slots=True)
class Practice:
    """A named practice: the span of its name, its kind, who runs it, whether new or kept up.

    ``wider`` marks a movement of more than the unit, which the text lists among the unit's own.
    """

    name: str
    kind: str
    start: int
    end: int
    passage: Passage
    status: str | None = None
    runner: Runner | None = None
    is_wider: bool = False
    is_quoted: bool = True


def practices(wording: Wording, read: Iterable[Passage]) -> list[Practice]:
    """Return the practices named in ``read``, each once, in the order of the text."""
    found = [practice for passage in read for practice in _Reader(wording, passage).read()]
    return _once(found)


class _Reader:
    """One passage, read sentence by sentence; what a sentence leaves open the next one may go on with."""

    def __init__(self, wording: Wording, passage: Passage) -> None:
        self.wording, self.low, self.passage = wording, wording.low, passage
        self.quotes = quotes(wording.plain, passage.start, passage.end)
        self.had_list = False
        self.last_noun: str | None = None

    def read(self) -> Iterator[Practice]:
        at = 0
        for start, end in sentences(self.wording, self.passage):
            inside = []
            while at < len(self.quotes) and self.quotes[at].start < end:
                inside.append(self.quotes[at])
                at += 1
            yield from self._sentence(start, max(end, inside[-1].end + 1 if inside else end), inside)

    def _sentence(self, start: int, end: int, inside: list[Quote]) -> Iterator[Practice]:
        sentence = _Sentence(self, start)
        taken = [*sentence.quoted(inside)]
        is_list = sentence.opened is not None or self.had_list
        if not inside:
            sentence.look(start, end)
        unsure = set()
        for begin, stop, kind, is_sure in unquoted(self.wording, start, end, inside):
            taken.append(self.made(begin, stop, kind, quoted=False))
            unsure |= set() if is_sure else {begin}
        taken.sort(key=lambda each: each.start)
        taken = [
            each
            for each in self._with_runners(start, end, taken)
            if each.start not in unsure or each.runner or runners.place_acts(self.wording, start, each.start)
        ]
        self.had_list = is_list or bool(taken)
        nouns = [noun[0] for noun in heads.LIST_NOUN.finditer(self.low, start, end)]
        self.last_noun = "mô hình" if "mô hình" in nouns else (nouns[-1] if nouns else None)
        yield from self._with_status(start, end, taken)

    def made(self, start: int, end: int, kind: str, *, quoted: bool = True) -> Practice:
        name = clean(self.wording.plain[start:end])
        return Practice(name, heads.own_kind(name) or kind, start, end, self.passage, is_quoted=quoted)

    def _with_runners(self, start: int, end: int, taken: list[Practice]) -> Iterator[Practice]:
        """Yield the practices with who runs them: named behind one for those linked to it by commas, or before all."""
        behind = [runners.behind(self.wording, each.end + each.is_quoted, end) for each in taken]
        for at in range(len(taken) - 2, -1, -1):
            between = self.low[taken[at].end + 1 : taken[at + 1].start - 1]
            if behind[at] is None and re.fullmatch(r"[\", ]*(?:và )?[\" ]*", between):
                behind[at] = behind[at + 1]
        acting, last = (runners.subject(self.wording, start, taken[0].start) if taken else None), start
        for each, after in zip(taken, behind, strict=True):
            clause = max(last, self.low.rfind(";", last, each.start) + 1)
            acting = runners.before(self.wording, clause, each.start) or acting
            runner = after or acting or runners.around(self.wording, each.end + each.is_quoted, end)
            yield replace(each, runner=runner and runners.whole(self.wording, runner, self.passage.start))
            last = each.end

    def _with_status(self, start: int, end: int, taken: list[Practice]) -> Iterator[Practice]:
        """Yield the practices as new or kept up, by the last word of either before the name, else right behind it."""
        told = sorted(
            (found.start(), status)
            for status, pattern in _STATUS.items()
            for found in pattern.finditer(self.low, start, end)
        )
        for each in taken:
            before = bisect(told, (each.start, ""))
            at, status = told[before] if before < len(told) else (end, None)
            if before:
                yield replace(each, status=told[before - 1][1])
            elif at < each.end + 90 and not re.search(r"[;\"]", self.low[each.end + each.is_quoted : at]):
                yield replace(each, status=status)
            else:
                yield each


class _Sentence:
    """The quotations of one sentence, judged one after the other by what stands before each."""

    def __init__(self, reader: _Reader, start: int) -> None:
        self.reader, self.low, self.start = reader, reader.low, start
        self.opened: str | None = None
        self.opened_at = -1
        self.is_own = False
        self.kind = ""
        self.was_taken = False
        self.nouns: list[str] = []

    def quoted(self, inside: list[Quote]) -> Iterator[Practice]:
        last, covered = self.start, -1
        for quote in inside:
            if quote.start < covered:
                continue
            self.look(last, quote.start - 1)
            practice = self._judged(quote, self.low[last : quote.start - 1])
            self.was_taken = practice is not None
            if practice:
                self.kind = practice.kind
                yield practice
            if practice or quote.end - quote.start < 60:
                covered = quote.end
            last = quote.end + 1

    def look(self, start: int, stop: int) -> None:
        """Take in the words ``low[start:stop]``: they may open a list, of the kind of the nouns read so far."""
        begin = start
        for introducer in heads.INTRODUCER.finditer(self.low, start, stop + 1):
            self._note(begin, introducer.end())
            begin = introducer.end()
            is_going_on = heads.OPENER.match(self.low[self.start : self.start + 30].lstrip(' -"'))
            nouns = self.nouns or ([self.reader.last_noun] if self.reader.last_noun and is_going_on else [])
            kinds = [heads.kind_of(noun) for noun in nouns]
            if kinds:
                self.opened = "mô hình" if "mô hình" in kinds else kinds[-1]
                self.opened_at = introducer.end()
                self.is_own = any(kind != "phong trào" for kind in kinds)
        self._note(begin, stop)

    def _note(self, start: int, stop: int) -> None:
        self.nouns += [noun[0] for noun in heads.LIST_NOUN.finditer(self.low, start, max(start, stop))]

    def _judged(self, quote: Quote, gap: str) -> Practice | None:
        name = clean(self.reader.wording.plain[quote.start : quote.end])
        if not _is_name(name):
            return None
        if gap and (_GLUE.fullmatch(gap) or (self.was_taken and _CHAIN.fullmatch(gap))):
            return self._linked(name, quote, gap)
        if head := heads.HEAD_BEFORE.search(gap[-110:]):
            return self._headed(name, quote, gap[-110:], head)
        return self._listed(name, quote, gap)

    def _linked(self, name: str, quote: Quote, gap: str) -> Practice | None:
        """Return what follows another quotation with nothing but a comma between: it is what the other was."""
        if not self.was_taken or (campaigns.is_campaign(name) and self.kind == "phong trào" and not self.is_own):
            return None
        return self.reader.made(quote.start, quote.end, self.opened if self.opened and ";" in gap else self.kind)

    def _headed(self, name: str, quote: Quote, gap: str, head: re.Match[str]) -> Practice | None:
        """Return what a noun right before it introduces; a movement only if it is the unit's own."""
        kind = heads.kind_of(head["noun"])
        if _COUNTED.search(head["more"]) and len(name) > 40:
            return None  # "mô hình 5 rõ “Rõ người, rõ việc, …”": the words explain the name
        if kind == "cách làm" and not self.opened and _DESCRIBED.search(gap[: head.start()]):
            return None
        practice = self.reader.made(quote.start, quote.end, kind)
        if kind != "phong trào":
            return practice
        before = gap[: head.start()]
        if campaigns.is_campaign(name) or head["noun"] == "cuộc vận động":
            is_own = (self.opened and self.is_own) or ((self.opened or self.reader.had_list) and _OWN.search(before))
            return replace(practice, is_wider=True) if is_own and head["noun"] != "cuộc vận động" else None
        return practice if self.opened or not _LOCAL_HEAD.search(before) else None

    def _listed(self, name: str, quote: Quote, gap: str) -> Practice | None:
        """Return what stands in an open list, behind a weaker noun and a verb of setting up, or that somebody has."""
        if self.opened and self.opened_at >= quote.start - 3 and (self.is_own or not campaigns.is_campaign(name)):
            return self.reader.made(quote.start, quote.end, self.opened)
        if heads.NOT_BEFORE.search(gap[-50:]) or campaigns.is_campaign(name) or _GIFT.search(gap[-40:]):
            return None
        weak = heads.WEAK_BEFORE.search(gap[-60:])
        is_set_up = _LAUNCHED.search(gap[-40:]) or (weak and _SET_UP.search(gap[-90:][: -len(weak[0])]))
        is_had = self.reader.had_list and _HAS.search(gap) and len(name.split()) > 2 and name[0].isupper()
        if not (self.opened or is_set_up or is_had):
            return None
        if weak:
            return self.reader.made(quote.start, quote.end, heads.kind_of(weak["noun"]))
        if heads.CLOSER.search(gap) or len(gap) > 160:
            return None
        return self.reader.made(quote.start, quote.end, self.opened or "khác")


def _is_name(name: str) -> bool:
    if not 1 <= len(name.split()) <= 30 or len(name) > 200 or re.search(r"[.!?] \w", name):
        return False
    return any(map(str.isalpha, name)) and name.lower() not in campaigns.GENERIC and not campaigns.is_frame(name)


def _once(found: list[Practice]) -> list[Practice]:
    """Return each practice once, where it is first named, with what any mention of it says."""
    entries: dict[str, Practice] = {}
    for each in found:
        key = re.sub(r"^(?:mo hinh|clb|cau lac bo) ", "", " ".join(re.findall(r"\w+", fold(each.name))))
        kept = entries.setdefault(key, each)
        entries[key] = replace(kept, runner=kept.runner or each.runner, status=kept.status or each.status)
    return list(entries.values())
