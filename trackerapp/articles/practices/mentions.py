"""Each practice once, with what any mention of it says."""

from dataclasses import replace

from trackerapp.articles.bodies import running_units
from trackerapp.articles.bodies.running_units import Runner
from trackerapp.articles.practices import same_names
from trackerapp.articles.practices.practice import Practice
from trackerapp.articles.prose.wording import Wording


def _fuller(wording: Wording, one: Runner | None, other: Runner | None) -> Runner | None:
    """Return the one of two runners, the other one if that is the same by its full name."""
    if one is None or other is None:
        return one or other
    printed = (wording.plain[each.start : each.end] for each in (one, other))
    return other if running_units.is_fuller(*printed) else one


def once(wording: Wording, found: list[Practice]) -> list[Practice]:
    """Return each practice once, where it is first named, with what any mention of it says."""
    entries: dict[str, Practice] = {}
    keys = same_names.keys(each.name for each in found)
    for each in found:
        key = keys[each.name]
        kept = entries.setdefault(key, each)
        is_bare = kept.kind == "khác" and (kept.passage.kind in {"title", "heading"} or each.kind == "mô hình")
        kind = each.kind if is_bare else kept.kind
        if same_names.is_plain(each.name) and not same_names.is_plain(kept.name):
            kept = replace(kept, name=each.name, start=each.start, end=each.end, passage=each.passage)
        runner = _fuller(wording, kept.runner, each.runner)
        again = kept.again if kept.start == each.start else (*kept.again, each)
        entries[key] = replace(kept, kind=kind, runner=runner, status=kept.status or each.status, again=again)
    return list(entries.values())
