"""Names of places in running text: behind their type, in lists, or of a province or district alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from trackerapp.articles.bodies.people import SURNAMES
from trackerapp.articles.page.passages import Passage
from trackerapp.articles.places.gazetteer import Gazetteer, Unit, name_key
from trackerapp.articles.prose.vocabulary import COMMUNES
from trackerapp.articles.prose.wording import Wording
from trackerapp.articles.prose.words import words

_FULL = {
    "tp": "thành phố",
    "t.p": "thành phố",
    "q": "quận",
    "h": "huyện",
    "tx": "thị xã",
    "t.x": "thị xã",
    "x": "xã",
    "p": "phường",
    "tt": "thị trấn",
    "t.t": "thị trấn",
}
_TYPE = re.compile(
    r"(?<!\w)(?<!cấp )(?P<type>tỉnh|thành phố|tp\.?|t\.p\.?|"
    r"quận|q\.|huyện|h\.|thị xã|tx\.?|t\.x\.?|xã|x\.|phường|p\.|thị trấn|"
    r"tt\.?|t\.t\.?|đặc khu)(?=:? |(?<=\.)(?:\d|\w\w))"
)
"""A type of place, short or in full; a single letter behind "P." is part of somebody's short name ("Ảnh: P.V")."""
_SEVERAL = re.compile(r"(?<!\w)(?:các|những|hai|ba|bốn|năm|[0-9]{1,3}) $")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_NOT_NAMES = words(
    """
    đảng ủy uỷ hội đoàn ban ubnd hđnd mttq bộ sở phòng công trường trạm chi mặt lhpn cựu nông phụ chủ bí phó nhân quân
    mô câu clb thủ trưởng ông bà
    """
)
"""Words with a capital that begin no name of a place behind its type ("huyện Hội", "tỉnh Đoàn")."""
_ADDRESSES = words("ông bà anh chị em cô chú bác cụ đồng chí thầy")
_LED_BY = words("tại ở về đến tới từ trong")
"""Words that lead to a place, also with the capital that a sentence begins with: "Tại Hà Tĩnh"."""
_BODIES = words(
    """
    báo ubnd hđnd mttq lhpn đảng ủy uỷ đoàn hội an phủ giáo dân nữ niên binh đô tp ubmttq vận tĩnh phòng sự chức nhật
    sở tnmt web đài
    """
)
"""Words with a capital that may stand before the name of a place ("Hội LHPN Hà Nội", "Báo Hải Phòng")."""
_COMMITTEES = {"tỉnh": "tỉnh", "thành": "thành phố", "quận": "quận", "huyện": "huyện", "thị": "thị xã"}
_COMMITTEE = re.compile(r"(?<!\w)(tỉnh|thành|quận|huyện|thị) (?:ủy|uỷ|đoàn) $")
"""A committee tells the type of its place, also where the tables know a later one."""
_PART = re.compile(
    r"(?<!\w)(?:khu|khu phố|khối|khối phố|thôn|ấp|bản|buôn|bon|làng|xóm|khóm|tổ|đường|phố|chợ|cầu|(?<!chiến )trường|"
    r"thcs|thpt|tiểu học|mầm non|mẫu giáo|"
    r"công ty|sông|núi|hồ) $"
)
"""What names something smaller than a commune: "khu Hòa Bình 2"."""
_IS_ONE = re.compile(rf" (?:vốn |hiện )?là (?:một )?(?:trong những )?(?P<type>{COMMUNES})(?! hội)(?!\w)")
_NO_PLACES = {"hồ chí minh", "việt nam", "trung ương"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name by its span, the type printed with it or "", and the units called so."""

    start: int
    end: int
    type: str
    units: Sequence[Unit]


def names(wording: Wording, passage: Passage, gazetteer: Gazetteer, on: date | None) -> Iterator[Name]:
    """Yield the names of places in a passage; those of units in force ``on`` that day come before others."""
    yield from _Finder(wording, passage, gazetteer, on).find()


class _Finder:
    """The words of one passage, read from left to right."""

    def __init__(self, wording: Wording, passage: Passage, gazetteer: Gazetteer, on: date | None) -> None:
        self.plain, self.low, self.gazetteer, self.on = wording.plain, wording.low, gazetteer, on
        self.begin = passage.start
        self.spans = [word.span() for word in _WORD.finditer(wording.plain, passage.start, passage.end)]
        kinds = _TYPE.finditer(wording.low, passage.start, passage.end)
        self.types = {self._name_behind(kind): kind for kind in kinds}

    def _name_behind(self, kind: re.Match[str]) -> int:
        """Return where a name would begin: "xã Vạn Phú", "2 xã: Vạn Phú, …"."""
        at = kind.end() + self.low.startswith(":", kind.end())
        return at + self.low.startswith(" ", at)

    def find(self) -> Iterator[Name]:
        at, listed = 0, ""
        while at < len(self.spans):
            kind = self.types.get(self.spans[at][0])
            name = (
                self._numbered(at, kind) or self._typed(at, kind)
                if kind
                else self._listed(at, listed)
                if listed
                else None
            )
            if kind:
                listed = (
                    _type_of(kind)
                    if _SEVERAL.search(self.low, max(self.begin, kind.start() - 12), kind.start())
                    else ""
                )
            name = name or self._untyped(at)
            if name is None:
                listed = listed if kind or self._word(at) in {"và", "cùng"} else ""
                at += 1
            while name and at < len(self.spans) and self.spans[at][0] < name.end:
                at += 1
            if name:
                yield name

    def _word(self, at: int) -> str:
        return self.low[slice(*self.spans[at])]

    def _run(self, at: int) -> list[int]:
        """Return the ends of the words with a capital that follow each other from ``at``, at most six."""
        ends: list[int] = []
        for start, end in self.spans[at : at + 6]:
            between = self.low[ends[-1] : start] if ends else " "
            if between not in {" ", " - ", "-"} or not self.plain[start].isupper():
                break
            ends.append(end)
        return ends

    def _numbered(self, at: int, found: re.Match[str]) -> Name | None:
        """Return the name that ends with a number: "xã A Lưới 3"."""
        words = len(self._run(at))
        behind = self.spans[at + words : at + words + 1]
        if not words or not behind or not self.plain[slice(*behind[0])].isdecimal():
            return None
        start, end, kind = self.spans[at][0], behind[0][1], _type_of(found)
        units = self._named(start, end, kind)
        return Name(start, end, kind, units) if units else None

    def _named(self, start: int, end: int, kind: str) -> list[Unit]:
        name = self.plain[start:end]
        return self.gazetteer.named(name, kind, self.on) or self.gazetteer.named(name, kind)

    def _typed(self, at: int, found: re.Match[str]) -> Name | None:
        """Return the name behind its type: the longest that is known, else up to three words with a capital."""
        kind, (start, end) = _type_of(found), self.spans[at]
        if self.plain[start].isdecimal():
            number = self.plain[start:end]
            if kind not in {"phường", "quận"} or len(number) > 2 or not number.isdecimal():
                return None
            return Name(start, end, kind, self.gazetteer.named(str(int(number)), kind))
        ends = self._run(at)
        for stop in reversed(ends):
            units = self._named(start, stop, kind)
            if units and (stop > ends[0] or self._word(at) not in _NOT_NAMES):
                return Name(start, stop, kind, units)
        if not ends or kind == "tỉnh" or self._word(at) in _NOT_NAMES or self._named(start, ends[-1], "tỉnh"):
            return None  # "các huyện Nghệ An" are those of a province
        is_capitals = self.plain[slice(*found.span())].isupper()  # "HỘI PHỤ NỮ HUYỆN TỔNG KẾT …"
        if "." in found["type"] or is_capitals or (len(ends) > 2 and self._word(at) in SURNAMES):
            return None  # "H.S" are the letters of a name; "Bí thư Đoàn xã Lê Văn A" is a person
        return Name(start, ends[min(len(ends), 3) - 1], kind, [])

    def _listed(self, at: int, kind: str) -> Name | None:
        """Return a name that goes on a list of one type: "các xã Vạn Phú, Vạn Long và Xuân Sơn"."""
        if self.low[self.spans[at - 1][1] : self.spans[at][0]] != ", " and self._word(at - 1) not in {"và", "cùng"}:
            return None
        start = self.spans[at][0]
        known = ((stop, self._named(start, stop, kind)) for stop in reversed(self._run(at)))
        return next((Name(start, stop, kind, units) for stop, units in known if units), None)

    def _untyped(self, at: int) -> Name | None:
        """Return a province or district named without its type; a part of another name is none."""
        ends = self._run(at)
        if not ends or not self._may_begin(at):
            return None
        start, end = self.spans[at][0], ends[-1]
        ends = ends if self._named(start, end, "") else self._before_dash(start, ends)
        end = ends[-1]
        key = name_key(self.plain[start:end])
        if key in _NO_PLACES or (len(ends) == 1 and key != "huế"):
            return None
        if _PART.search(self.low, max(self.begin, start - 12), start):
            return None
        called = self._named(start, end, "")
        units = [unit for unit in called if unit.level != "commune"] or (called if len(ends) > 1 else [])
        if body := _COMMITTEE.search(self.low, max(self.begin, start - 12), start):
            return self._of_committee(start, ends, _COMMITTEES[body[1]])
        if (is_one := _IS_ONE.match(self.low, end)) and (same := self._named(start, end, is_one["type"])):
            return Name(start, end, is_one["type"], same)
        provinces = [unit for unit in units if unit.level == "province"]
        return Name(start, end, "", provinces or units) if units else None

    def _before_dash(self, start: int, ends: list[int]) -> list[int]:
        """Return the ends of the first of two names with a dash between: "(Nghi Xuân - Hà Tĩnh)"."""
        dash = self.plain.find(" - ", start, ends[-1])
        return ends if dash < 0 else [end for end in ends if end <= dash]

    def _of_committee(self, start: int, ends: list[int], kind: str) -> Name | None:
        """Return the place of a committee, without the person of it named next: "Huyện ủy Tiên Yên | Lê Văn A"."""
        for stop in reversed(ends):
            units = [unit for unit in self._named(start, stop, "") if unit.type == kind]
            if units:
                return Name(start, stop, kind, units)
        return None if kind == "tỉnh" else Name(start, ends[-1], kind, [])

    def _may_begin(self, at: int) -> bool:
        """Tell whether a name of a place can begin here: not inside the name of a person."""
        if at == 0:
            return True
        start, end = self.spans[at - 1]
        before = self._word(at - 1)
        if self.low[end : self.spans[at][0]] not in {" ", "-"}:
            return True
        if before in _ADDRESSES or before in _LED_BY:
            return before in _LED_BY
        is_capital, is_short = self.plain[start].isupper(), self.plain[start:end].isupper()
        return not is_capital or before in _BODIES or (is_short and before not in SURNAMES)


def _type_of(found: re.Match[str]) -> str:
    short = found["type"].rstrip(".")
    return _FULL.get(short, short)
