"""The place that an article is about."""

import re
from collections import Counter
from collections.abc import Sequence

from trackerapp.articles.bodies.beginnings import HOUSE
from trackerapp.articles.page.bibliography import Bibliography
from trackerapp.articles.page.passages import Passage
from trackerapp.articles.places.gazetteer import Gazetteer, Level, Unit
from trackerapp.articles.places.places import Place
from trackerapp.articles.prose.wording import Wording

_MET_AT = re.compile(r", tại (?:[^\W\d_]+ ){0,2}$")


def is_great_city(mentions: Sequence[Place], home: dict[Level, str]) -> bool:
    """Tell whether the article is about a city that is a province: it says so, or is about a "quận".

    Only such cities had any (Luật Tổ chức chính quyền địa phương 2015, Article 2).
    """
    quarters = {place.called for place in mentions if place.typed and place.type == "quận"}
    is_quarter = home.get("district") in quarters or (bool(quarters) and "province" not in home)
    return is_quarter or any(
        unit.level == "province" and unit.type == "thành phố" and unit.name == home.get("province")
        for place in mentions
        for unit in place.units
    )


def home_of(
    mentions: Sequence[Place], found: Sequence[Passage], about: Bibliography, gazetteer: Gazetteer, wording: Wording
) -> dict[Level, str]:
    """Return the place that the article is about: that of the title, of its beginning or of its publisher."""
    title = next((passage for passage in found if passage.kind == "title"), None)
    first = next((passage for passage in found if passage.kind == "body"), None)
    for passage in (title, first):
        inside = [
            place for place in mentions if passage and passage.start <= place.start < passage.end and place.levels
        ]
        inside = [place for place in inside if not _is_venue(wording, place)] or inside
        if inside:
            home = _with_only_district(_line(inside, gazetteer), mentions, first, gazetteer)
            if passage is not title and not (
                _is_of_one_house(wording, title, inside) or _is_of_one_commune(inside, mentions)
            ):
                home.pop("commune", None)
            home = _with_commune_of_house(wording, home, mentions, first)
            return _with_only_commune(_with_only_province(home, mentions), mentions, first)
    named = [place for place in mentions if place.levels[:1] == ("province",)]
    if about.publisher:
        for place in named:
            if place.name.lower() in about.publisher.lower():
                return _line([place], gazetteer)
    return _line(named[:1], gazetteer)


def _is_of_one_house(wording: Wording, title: Passage | None, inside: Sequence[Place]) -> bool:
    """Tell whether a school or the like is named in the title, or right before the one commune of ``inside``."""
    communes = {place.name for place in inside if place.levels[:1] == ("commune",)}
    if len(communes) != 1:
        return False
    of_title = title and HOUSE.search(wording.low, title.start, title.end)
    return bool(of_title or HOUSE.search(wording.low, max(0, inside[0].start - 80), inside[0].start))


def _is_of_one_commune(inside: Sequence[Place], mentions: Sequence[Place]) -> bool:
    """Tell whether ``inside`` names one commune, which the article comes back to more often than to any other."""
    here = {place.name for place in inside if place.levels[:1] == ("commune",)}
    named = Counter(place.name for place in mentions if place.levels[:1] == ("commune",))
    return len(here) == 1 and all(named[each] > 1 + sum(named.values()) - named[each] for each in here)


def _is_venue(wording: Wording, place: Place) -> bool:
    """Tell whether a place is where people met: "Ngày 26/6, tại Yên Phong, …"."""
    return (
        wording.low.startswith(",", place.end)
        and _MET_AT.search(wording.low, place.start - 16, place.start) is not None
    )


def _with_commune_of_house(
    wording: Wording, home: dict[Level, str], mentions: Sequence[Place], first: Passage | None
) -> dict[Level, str]:
    """Return ``home`` with the commune that a school or the like is said to stand in where the text begins."""
    inside = [place for place in mentions if first and first.start <= place.start < first.end]
    communes = [place for place in inside if place.levels[:1] == ("commune",)]
    is_its = communes and _is_of_one_house(wording, None, communes)
    return {"commune": communes[0].name, **home} if is_its and "commune" not in home else home


def _with_only_commune(home: dict[Level, str], mentions: Sequence[Place], first: Passage | None) -> dict[Level, str]:
    """Return ``home`` with its commune, if the text names one commune and no more, and begins with it."""
    communes = [place for place in mentions if place.levels == ("commune",)]
    is_only = (
        len({place.name for place in communes}) == 1
        and first is not None
        and communes[0].start < min(first.end, first.start + 200)
    )
    return {"commune": communes[0].name, **home} if is_only and "commune" not in home else home


def _with_only_district(
    home: dict[Level, str], mentions: Sequence[Place], first: Passage | None, gazetteer: Gazetteer
) -> dict[Level, str]:
    """Return ``home`` with its district, if the text names one district of its province, and begins with it."""
    districts = [place for place in mentions if place.levels[:1] == ("district",)]
    is_first = districts and first is not None and first.start <= districts[0].start < first.end
    if home.keys() != {"province"} or not is_first or len({place.name for place in districts}) > 1:
        return home
    line = _line(districts[:1], gazetteer)
    return {**line, **home} if line.get("province") == home["province"] else home


def _with_only_province(home: dict[Level, str], mentions: Sequence[Place]) -> dict[Level, str]:
    """Return ``home`` with its province, if the text names one province and no more."""
    provinces = {place.units[0].name for place in mentions if place.levels == ("province",) and place.units}
    return {"province": provinces.pop(), **home} if len(provinces) == 1 else home


def _above(place: Place, gazetteer: Gazetteer) -> list[Unit]:
    """Return what certainly lies above a place; where only one of two eras has a district, its province is meant."""
    lines = [gazetteer.above(unit) for unit in place.units]
    districts = {unit for line in lines for unit in line if unit.level == "district"}
    if len(districts) == 1:
        lines = [line for line in lines if districts & set(line)]
    above = {unit for line in lines for unit in line}
    return [unit for unit in above if len([other for other in above if other.level == unit.level]) == 1]


def _line(inside: Sequence[Place], gazetteer: Gazetteer) -> dict[Level, str]:
    home: dict[Level, str] = {}
    for place in inside[:3]:
        level = place.levels[0] if place.levels else None
        if level and level not in home:
            home[level] = place.called
        for above in _above(place, gazetteer):
            home.setdefault(above.level, above.name)
    return home
