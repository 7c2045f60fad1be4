"""Where a practice is run: stated near it, set by the words before it, or carried by the article."""

import re
from bisect import bisect
from collections.abc import Sequence

from trackerapp.articles.bodies import running_units
from trackerapp.articles.bodies.authorities import level
from trackerapp.articles.places.gazetteer import Gazetteer, Level
from trackerapp.articles.places.places import Place
from trackerapp.articles.practices.practice import Practice
from trackerapp.articles.prose.vocabulary import CARRY_OUT, COMMUNES, HAMLETS, HAVE, UNITS, WIDER
from trackerapp.articles.prose.wording import Wording

_LEVELS: tuple[Level, ...] = ("commune", "district", "province")
_LINKED = re.compile(
    rf"[^(]*\(|(?:[^\W\d_]+)?(?: [^\W\d_]+){{0,8}} (?:ở|tại|thuộc|trên địa bàn) |,? ?(?:ở|tại|của|{UNITS}|$)|, |"
    rf" và (?:lựa )?chọn |"
    rf",? ?(?:{HAMLETS}) [^,.;\"]{{1,30}}, "
)
"""What stands between a name and the place that it belongs to."""
_ACTING = re.compile(
    rf"\)?(?:,[^,;.\"]{{2,45}}){{0,2}},? ?(?:đã |cũng |còn |lại |hiện )*(?:{HAVE}|{CARRY_OUT}|mô hình|nổi bật|"
    r"phát động|áp dụng|giới thiệu|lãnh đạo|chỉ đạo|chọn|là)(?![^\W_])|\)? ?: ?\"?$"
)
_LEAD = re.compile(r"[^.;:]{0,20}?(?<!\w)(?:với|nhờ|từ|qua|thông qua|bằng) (?:[^.,;:\"]{0,40})\"? ?")
_LED = re.compile(rf"[\" ]{{0,2}}(?: ?và \"[^\"]{{2,60}}\")?, (?:{COMMUNES}) ")
_AT = re.compile(r"(?<!\w)(?:ở|tại) ")
_AND_ANOTHER = re.compile(rf"(?:,| và|,? cùng)(?: ở| tại)?(?: (?:{COMMUNES}))? ")
_ITS_COMMUNE = re.compile(rf", (?:{COMMUNES}) ")
"""What leads from a body of a hamlet to its commune: "… do Chi hội Phụ nữ thôn 7 | , xã | A thực hiện"."""
_RIGHT_BEHIND = re.compile(r"(?:,| ở| tại| thuộc| \(| của)? ?(?:[^\W\d_]+ ){0,3}")
_BARE = re.compile(rf"(?<!\w)(?:{COMMUNES})$")
_HAMLET = re.compile(rf"(?<!\w)(?:{HAMLETS})(?!\w)")
_WIDER = re.compile(rf"(?<!\w)(?:{WIDER})(?!\w)")
_ABOVE = re.compile(rf"(?:(?:,| \(|,? thuộc) ?(?:{WIDER})(?!\w)[^.,;:()\"]{{0,30}})+")
"""What a commune is said to lie in: ", huyện A, tỉnh B"."""
_PEOPLE = (
    "cán bộ|đảng viên|hội viên|đoàn viên|thanh niên|phụ nữ|chị em|nông dân|bà con|nhân dân|người dân|cựu chiến binh|"
    "học sinh"
)
_SETTING = re.compile(
    rf'[-*+•"\s]*(?:(?:{HAMLETS}) [^,.;:"]{{1,30}}, )?(?:(?:còn|cũng|riêng|trong đó|đặc biệt),? )?'
    r'(?:(?:ở|tại|về|đến|xuống|lên|sang|thăm|trên địa bàn) [^.;:"]{0,70}?)?'
    rf"(?:(?:{_PEOPLE}),? (?:và )?)*\(?(?:(?:{UNITS}) )?"
)
"""What stands before the place that a sentence is set in: "Tại xã …", "Thị trấn …"."""
_SET = re.compile(
    r"[^,.;:\"]{0,12}(?:ngày|sáng|chiều|tối|tháng)? ?(?:[0-9][0-9/.-]*)?(?: đến nay| vừa qua)?,? ?(?:ở|tại) "
    rf"(?:(?:{HAMLETS}) [^,.;:\"]{{1,30}}, )?(?:(?:{UNITS}) )?"
)
"""What sets a sentence in a place, whoever does something there: "Ngày 9/3, tại xã A, Tỉnh đoàn … đã …"."""
_FAR = 3000
"""Characters that a place may stand before the practice that is run there."""


class Whereabouts:
    """The places that an article names, and ``home``, the one that it is about."""

    def __init__(
        self, wording: Wording, mentions: Sequence[Place], home: dict[Level, str], gazetteer: Gazetteer
    ) -> None:
        self.low, self.wording = wording.low, wording
        self.mentions, self.home, self.gazetteer = mentions, home, gazetteer
        self.starts = [place.start for place in mentions]

    def of(self, model: Practice) -> dict[str, str | None]:
        """Return commune, district and province of a practice."""
        is_carried = self.home.get("district") or self.home.get("commune")
        told = (self._told(each) for each in (model, *(() if is_carried else model.again)))
        places = next(filter(None, told), [])
        return self._line([*self._told_below(model, places), *places], self._carried(model))

    def _told_below(self, model: Practice, told: Sequence[Place]) -> list[Place]:
        """Return the commune right behind the name in the text, where a title or a caption names it first."""
        if model.passage.kind == "body" or any(place.levels[:1] == ("commune",) for place in told):
            return []
        near = (place for each in model.again[:2] for place in self._near(each) if place.start >= each.end)
        return [place for place in near if place.levels[:1] == ("commune",)][:1]

    def _told(self, model: Practice) -> list[Place]:
        """Return the places that the words near one mention tell, or those before it."""
        near = self._near(model)
        if any(place.levels[:1] == ("commune",) for place in near):
            return near
        return near + [place for place in self._set_before(model) if not near or place.levels[:1] == ("commune",)]

    def _carried(self, model: Practice) -> dict[Level, str]:
        """Return of the article's place what can hold the runner: a body of the district is in no commune of it."""
        is_districts = level(running_units.name(self.wording, model.runner) or "") == "district"
        return {each: name for each, name in self.home.items() if not (is_districts and each == "commune")}

    def _near(self, model: Practice) -> list[Place]:
        stop = max(model.end + 80, model.runner.end + 60 if model.runner else 0)
        begin = min(model.start, model.runner.start if model.runner else model.start) - 200
        near = [place for place in self._between(begin, stop) if self._is_near(place, model, stop)]
        near += [one for place in near for one in self._before_bracket(place) if one not in near]
        return sorted(near, key=lambda place: not self._belongs(place, model))

    def _before_bracket(self, place: Place) -> Sequence[Place]:
        """Return the commune that a place stands behind in brackets: "xã A (huyện B)"."""
        at = bisect(self.starts, place.start) - 1
        before = self.mentions[max(0, at - 1) : at]
        return [one for one in before if self.low[one.end : place.start] == " (" and one.levels[:1] == ("commune",)]

    def _belongs(self, place: Place, model: Practice) -> bool:
        """Tell whether a place is the runner's, or stands behind the name."""
        return self._is_runners(place, model) or place.start >= model.end

    @staticmethod
    def _is_runners(place: Place, model: Practice) -> bool:
        return model.runner is not None and model.runner.start <= place.start < model.runner.end

    def _between(self, start: int, stop: int) -> Sequence[Place]:
        return self.mentions[bisect(self.starts, start) : bisect(self.starts, stop)]

    def _is_near(self, place: Place, model: Practice, stop: int) -> bool:
        """Whether a place stands in the words about who runs the practice, or right after its name."""
        if self._is_runners(place, model) or self._is_one_of_several(place):
            return self._is_runners(place, model)
        if model.runner and model.runner.end <= place.start < model.start:
            return _RIGHT_BEHIND.fullmatch(self.low, model.runner.end, place.start) is not None or self._acts(
                place, model
            )
        if self._is_led_by(model, place):
            return True
        begin = model.end + model.is_quoted
        if model.runner and begin <= model.runner.start <= place.start:
            begin = model.runner.end
        if not begin <= place.start < min(stop, model.passage.end):
            return self._acts(place, model)
        between = self.low[begin : place.start]
        is_its = model.runner and begin == model.runner.end and _ITS_COMMUNE.fullmatch(between)
        if not is_its and between.lstrip('"”').startswith(",") and _ACTING.match(self.low, place.end):
            return False  # "mô hình …, xã A có …" is the next one's
        is_further = any(mark in between for mark in (";", '"', ". ", "\n", "mô hình")) or " của " in between[3:]
        is_further = is_further or len(_AT.findall(between)) > 1
        return bool(is_its) or (_LINKED.match(between) is not None and not is_further)

    def _is_led_by(self, model: Practice, place: Place) -> bool:
        """Tell whether a sentence leads to the place by the practice: "Nhờ mô hình “…”, xã A đã …"."""
        sentence = self._sentence(model, model.start)
        return (
            model.end < place.start
            and _LEAD.fullmatch(self.low, sentence, model.start) is not None
            and _LED.fullmatch(self.low, model.end, place.start) is not None
        )

    def _is_one_of_several(self, place: Place) -> bool:
        """Tell whether a commune stands beside another: what is done "at the communes A and B" is neither's."""
        if place.levels[:1] != ("commune",):
            return False
        at = bisect(self.starts, place.start)
        beside = [(self.mentions[at - 2], place)] if at > 1 else []
        beside += [(place, each) for each in self.mentions[at : at + 1]]
        return any(
            one.levels == other.levels and _AND_ANOTHER.fullmatch(self.low, one.end, other.start)
            for one, other in beside
        )

    def _acts(self, place: Place, model: Practice) -> bool:
        """Whether the practice is introduced by the place itself: "Cam Lộ với mô hình …"."""
        if not place.end < model.start <= place.end + 130 or place.start < model.passage.start:
            return False
        between = self.low[place.end : model.start]
        if any(other.levels == place.levels for other in self._between(place.start, model.start - 1)):
            return False
        return not any(mark in between for mark in (";", ". ", "\n", '",')) and _ACTING.match(between) is not None

    def _set_before(self, model: Practice) -> list[Place]:
        """Return the commune that the words before are about, where the runner is of a commune that is not named."""
        runner = running_units.name(self.wording, model.runner) or ""
        begin = min(model.start, model.runner.start if model.runner else model.start)
        is_bare = _BARE.search(runner.lower()) is not None and "các " not in runner
        first = max(0 if is_bare or _HAMLET.search(runner.lower()) else model.passage.start, begin - _FAR)
        communes = [place for place in self._between(first - 1, begin) if place.levels[:1] == ("commune",)]
        if is_bare and not communes:
            return self._next_commune(begin)
        if communes and (is_bare or self._is_set(communes[-1], model, runner, begin)):
            return communes[-1:]
        sentence = self._sentence(model, begin)
        districts = [each for each in self._between(sentence - 1, begin) if each.levels[:1] == ("district",)]
        provinces = [each for each in self._between(sentence - 1, begin) if each.levels[:1] == ("province",)]
        return [
            *(each for each in districts if _SETTING.fullmatch(self.low, sentence, each.start)),
            *(each for each in provinces if _SET.fullmatch(self.low, sentence + 1, each.start)),
            *(each for each in provinces if _SET.fullmatch(self.low, sentence, each.start)),
        ]

    def _next_commune(self, begin: int) -> list[Place]:
        """Return the commune named next in the sentence."""
        end = self.low.find(". ", begin)
        behind = self._between(begin, end if end > 0 else begin + 300)
        return [place for place in behind if place.levels[:1] == ("commune",)][:1]

    def _sentence(self, model: Practice, at: int) -> int:
        """Return where the sentence of ``at`` begins."""
        first = max(model.passage.start, at - _FAR)
        return max(self.low.rfind(". ", first, at) + 1, first)

    def _is_set(self, place: Place, model: Practice, runner: str, begin: int) -> bool:
        """Tell whether a commune still holds for a practice: no other was named for it, nothing wider since."""
        between = self.low[place.end : begin]
        if _SET.fullmatch(self.low, self._sentence(model, begin), place.start):
            return True
        above = _ABOVE.match(between)
        if (runner and level(runner) not in {"commune", "other"}) or _WIDER.search(
            between, above.end() if above else 0
        ):
            return False
        sentence = self._sentence(model, place.start)
        if _SETTING.fullmatch(self.low, sentence, place.start):
            return True
        end = self.low.find(". ", place.end, begin)
        told = self.low[sentence : begin if end < 0 else end]
        return '"' not in told and (end >= 0 or ";" not in told)

    def _line(self, near: Sequence[Place], home: dict[Level, str]) -> dict[str, str | None]:
        """Return the places named, what lies above them where that is certain, and the rest from the article's."""
        found: dict[str, str | None] = dict.fromkeys(_LEVELS)
        for place in near:
            for level_ in place.levels[:1]:
                found[level_] = found[level_] or place.called
        for place in near:
            lines = [self.gazetteer.above(unit) for unit in place.units]
            for above in _LEVELS[1:]:
                era = [line for line in lines if any(unit.name == found["district"] for unit in line)] or lines
                names = {unit.name for line in era for unit in line if unit.level == above}
                if found[above] is None and len(names) == 1 and place.levels and place.levels[0] != above:
                    found[above] = names.pop()
        return _with_home(found, home)


def _with_home(found: dict[str, str | None], home: dict[Level, str]) -> dict[str, str | None]:
    """Return the place with what the article carries: all of it where nothing is named, else what lies above."""
    if not any(found.values()):
        return {each: home.get(each) for each in _LEVELS}
    if found["commune"]:
        return {each: found[each] or home.get(each) for each in _LEVELS}
    return {**found, "province": found["province"] or home.get("province")}
