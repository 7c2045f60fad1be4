"""Quotations of one sentence, judged one after the other by what stands before each: which of them name a practice."""

import re
from collections.abc import Iterator

from trackerapp.articles.bodies import running_units
from trackerapp.articles.practices import gaps, had, heads, runners_behind
from trackerapp.articles.practices.context import Context, Named
from trackerapp.articles.practices.had import Quoted
from trackerapp.articles.practices.opening import Opening
from trackerapp.articles.practices.quoted_words import is_explained, is_for_effect, is_name
from trackerapp.articles.prose import campaigns
from trackerapp.articles.prose.quotation import Quote
from trackerapp.articles.prose.wording import Wording
from trackerapp.text.folding import clean


class Sentence:
    """The quotations of one sentence, judged one after the other by what stands before each."""

    def __init__(self, wording: Wording, start: int, context: Context) -> None:
        self.wording, self.low, self.start, self.context = wording, wording.low, start, context
        self.opening = Opening(wording, start, context)
        self.kind = ""
        self.was_taken = self.was_skipped = False
        self.was_followed = self.is_point = False
        self.named: dict[int, str] = {}

    def go_on(self, kind: str) -> None:
        """Begin as a point of a list of ``kind`` that stands open."""
        self.opening.kind, self.opening.is_own = kind, True
        self.kind, self.was_taken, self.is_point = kind, True, True

    def quoted(self, inside: list[Quote]) -> Iterator[Named]:
        last, covered = self.start, -1
        self.named = self._named_behind(inside)
        for quote in inside:
            if quote.start < covered:
                continue
            self.opening.look(last, quote.before)
            gap = self.low[last : quote.before]
            is_open = not self.opening.is_of_others or gaps.OWN_MODEL.search(gap) is not None
            practice = self._judged(quote, gap) if is_open else None
            self.was_taken = practice is not None
            self.was_skipped = practice is None and self._is_skipped(quote)
            if practice:
                self.kind = practice.kind
                yield practice
            holds = practice is None and self._holds_another(quote, inside)
            is_whole = not holds and (practice is not None or quote.end - quote.start < 60)
            covered = quote.end if is_whole else covered
            is_speech = not is_whole and any(quote.start < each.before < quote.end for each in inside)
            last = quote.start if is_speech else quote.after

    def _is_skipped(self, quote: Quote) -> bool:
        """Tell whether a campaign stands in an open list, which may go on with the unit's own movements."""
        is_listed = self.was_skipped or self.opening.leading_to(quote.before) is not None
        return is_listed and campaigns.is_campaign(self.wording.plain[quote.start : quote.end])

    def _holds_another(self, quote: Quote, inside: list[Quote]) -> bool:
        """Tell whether something is introduced inside a quotation: "“Mô hình “…” giúp chúng tôi”"."""
        inner = next((each for each in inside if quote.start < each.before < quote.end), None)
        return inner is not None and heads.HEAD_BEFORE.match(self.low[quote.start : inner.before][-110:]) is not None

    def _named_behind(self, inside: list[Quote]) -> dict[int, str]:
        """Return by their beginnings what is called a practice behind its name, alone or as the last of several."""
        named: dict[int, str] = {}
        following = -1
        for quote in reversed(inside):
            between = self.low[quote.after : max(following, quote.after)]
            if noun := gaps.IS_ONE.match(self.low, quote.after):
                head = heads.HEAD_RIGHT_BEFORE.search(self.low, max(self.start, quote.before - 20), quote.before)
                named[quote.before] = heads.kind_of(head["noun"] if head else noun["a"] or noun["b"] or noun["c"])
            elif following in named and (gaps.links(between) or gaps.IN_TURN.fullmatch(between)):
                named[quote.before] = named[following]
            following = quote.before
        return named

    def _judged(self, quote: Quote, gap: str) -> Named | None:
        name = clean(self.wording.plain[quote.start : quote.end])
        if not is_name(name):
            return None
        if (
            quote.before in self.named
            and not campaigns.is_campaign(name)
            and not heads.NOT_BEFORE.search(gaps.THAT_IS.sub("", gap[-50:]))
        ):
            return Named(quote.start, quote.end, self.named[quote.before])
        if self.context.was_asked and self.context.noun and gaps.ANSWER.fullmatch(gap):
            return Named(quote.start, quote.end, heads.kind_of(self.context.noun))
        goes_on = self.was_taken and (gaps.links(gap) or self._goes_on(name, quote, gap))
        if gap and (goes_on or gaps.GLUE.fullmatch(gap)):
            return self._linked(name, quote, gap)
        called = gaps.CALLED.search(gap)
        gap = gap[: called.start()] if called else gap
        if head := heads.HEAD_BEFORE.match(gap[-110:]):
            return self._headed(name, quote, head)
        return self._called(name, quote, gap, is_called=called is not None) or self._listed(name, quote, gap)

    def _goes_on(self, name: str, quote: Quote, gap: str) -> bool:
        """Tell whether a list goes on behind a semicolon, or behind a comma and a unit with nothing to do."""
        is_named = name[0].isupper() and len(name.split()) > 1
        if is_named and (
            gaps.SEMICOLON.fullmatch(gap)
            or gaps.COUNTED_ON.fullmatch(gap)
            or (heads.OWN_NOUN.match(name.lower()) and gaps.TOLD.fullmatch(gap))
        ):
            return True
        return (
            is_named
            and gap.startswith(", ")
            and running_units.is_unit(self.wording, quote.before - len(gap) + 2, quote.before)
        )

    def _called(self, name: str, quote: Quote, gap: str, *, is_called: bool) -> Named | None:
        """Return what is said to be called so, where the words before speak of practices, or names one at last."""
        is_last = name[0].isupper() and (heads.IS_NAMED.fullmatch(gap) or heads.DASHED.search(gap))
        if is_last or gaps.SKILFUL.search(self.low, self.start, quote.before):
            return Named(quote.start, quote.end, "mô hình")
        noun = self.opening.noun if is_called else None
        if noun is None or heads.NOT_BEFORE.search(gap[-50:]) or heads.WEAK_BEFORE.search(gap[-60:]):
            return None
        return Named(quote.start, quote.end, heads.kind_of(noun))

    def _linked(self, name: str, quote: Quote, gap: str) -> Named | None:
        """Return what follows another quotation with nothing but a comma between: it is what the other was."""
        is_campaign, is_own = campaigns.is_campaign(name), self.opening.is_own or self.kind == "mô hình"
        if not (self.was_taken or self.was_skipped) or (is_campaign and not is_own):
            return None
        is_listed = self.opening.kind and (";" in gap or self.was_skipped)
        return Named(quote.start, quote.end, (is_listed and self.opening.kind) or self.kind, is_wider=is_campaign)

    def _headed(self, name: str, quote: Quote, head: re.Match[str]) -> Named | None:
        """Return what a noun right before it introduces; a movement only if it is the unit's own."""
        kind = heads.kind_of(head["noun"])
        more = self.wording.plain[quote.before - len(head["more"]) - 1 : quote.before]
        if (acting := gaps.CARRIES_OUT.search(more)) and campaigns.is_campaign(name):
            return Named(quote.before - len(acting["name"]), quote.after, kind)
        is_said = head["is"] and (kind not in {"mô hình", "cách làm"} or not name[0].isupper())
        is_said = is_said or (name.islower() and gaps.COUNTS_ON.match(self.low, quote.end) is not None)
        if is_said or is_for_effect(name, head["before"]) or is_explained(name, kind, more):
            return None
        if kind == "cách làm" and not self.opening.kind and gaps.DESCRIBED.search(head["before"]):
            return None
        practice = Named(quote.start, quote.end, kind)
        return self._movement(name, practice, quote, head) if kind == "phong trào" else practice

    def _movement(self, name: str, practice: Named, quote: Quote, head: re.Match[str]) -> Named | None:
        """Return a movement, if it is no frame: the unit's own, or one that it lists among its own."""
        before, is_drive, is_campaign = head["before"], head["noun"] == "cuộc vận động", campaigns.is_campaign(name)
        is_begun, opened = gaps.OWN.search(before) is not None, self.opening.kind
        is_begun_behind = gaps.STARTED_BY.match(self.low, quote.after) is not None
        if (
            is_drive
            and (is_begun or is_begun_behind)
            and not (is_campaign or opened or gaps.FROM_ABOVE.match(self.low, quote.after))
        ):
            return practice
        if is_begun_behind and runners_behind.is_small_unit(self.wording, quote.after):
            return practice
        if is_campaign or is_drive or "yêu nước" in head["more"]:
            self.was_followed = gaps.LOCAL_HEAD.search(before) is not None
            is_own = (opened and self.opening.is_own) or ((opened or self.context.had_list) and is_begun)
            return practice._replace(is_wider=True) if is_own and not (is_drive or before.endswith("trong ")) else None
        goes_on = self.was_followed and gaps.AND_ANOTHER.fullmatch(before + head[0][len(before) :])
        is_told = before.endswith(" là ")
        self.was_followed = not runners_behind.is_small_unit(self.wording, quote.after) and bool(
            goes_on or (gaps.LOCAL_HEAD.search(before) and not is_told) or gaps.FOLLOWED.match(self.low, quote.after)
        )
        return practice if opened or not self.was_followed else None

    def _listed(self, name: str, quote: Quote, gap: str) -> Named | None:
        """Return what stands in an open list."""
        if is_for_effect(name, gap):
            return None
        opened = self.opening.leading_to(quote.before) or self._goes_on_in_list(gap)
        if self.is_point and gaps.OF_POINT.fullmatch(gap):
            opened = self.opening.kind
        if opened and (self.opening.is_own or not campaigns.is_campaign(name)):
            return Named(quote.start, quote.end, opened)
        it = Quoted(self.wording, self.start, quote, name, gap, self.context, self.kind)
        works = gaps.OPENED.search(gap[-60:])
        is_gift = not works and gaps.GIFT.search(gap[-40:])
        is_praise = gaps.ADJECTIVES.fullmatch(name) and not (self.kind and gaps.HAS.search(gap) and had.acts(it))
        if campaigns.is_campaign(name) or is_gift or is_praise:
            return None
        if works or had.is_of_somebody(it):
            noun = "mô hình" if gaps.TOLD_ON.match(self.low, quote.after) else self.context.noun
            return Named(quote.start, quote.end, heads.kind_of(noun) if noun and not works else "khác")
        is_had = not gap.endswith(("các ", "những ")) and had.is_had(it)
        if heads.NOT_BEFORE.search(gap[-50:]) and not (is_had and (gaps.HAS.search(gap) or gaps.MAKES.search(gap))):
            return None
        return self._set_up(name, quote, gap, is_had=is_had)

    def _goes_on_in_list(self, gap: str) -> str | None:
        """Return the kind of the list that a colon has opened, if this is its next item: "gồm: Tổ …; “…”"."""
        is_opened = self.low.endswith(":", self.start, max(self.start, self.opening.at - 1))
        return self.opening.kind if is_opened and gap.endswith("; ") and self.opening.is_own else None

    def _set_up(self, name: str, quote: Quote, gap: str, *, is_had: bool) -> Named | None:
        """Return what stands behind a weaker noun, behind a verb of setting up, or that somebody has."""
        weak = heads.WEAK_BEFORE.search(gap[-60:])
        is_event = gaps.COUNTED_EVENTS.search(gap) and not (name.count(" ") > 1 and heads.OWN_NOUN.match(name.lower()))
        if weak and (is_event or gaps.FROM_ABOVE.match(self.low, quote.after)):
            return None
        is_launched = gaps.LAUNCHED.search(gap[-40:]) is not None
        is_set_up = is_launched or (weak and gaps.SET_UP.search(gap[-90:][: -len(weak[0])]))
        is_work = self.context.had_list or (weak and weak["noun"].startswith(heads.WORKS))
        leads = weak and is_work and weak["noun"].startswith(heads.WORKS) and gap.strip() == weak[0].strip()
        is_born = self.context.is_known and gaps.BORN.match(self.low, quote.after)
        goes_on = weak and (self.kind or is_born or (is_work and gaps.OF_SOMEBODY.match(self.low, quote.after)))
        is_word = gap[-2:-1].isdigit() or (weak and name[0].islower() and len(name.split()) < 3)
        is_word = is_word and not heads.OWN_NOUN.match(f"{name.lower()} ")
        if is_word or not (self.opening.kind or is_set_up or is_had or goes_on or leads):
            return None
        if weak:
            return Named(quote.start, quote.end, heads.kind_of(weak["noun"]))
        told = self.low[self.opening.at : quote.before] if 0 < quote.before - self.opening.at < len(gap) else gap
        if not is_launched and (heads.CLOSER.search(told) or len(told) > 160):
            return None
        return Named(quote.start, quote.end, self.opening.kind or (self._kind_spoken_of(gap) if is_had else "khác"))

    def _kind_spoken_of(self, gap: str) -> str:
        """Return the kind of what was had before, of what the sentence before has announced, or of what is besides."""
        if self.kind == "mô hình" and gap.endswith((" có ", " với ")):
            return self.kind
        is_going_on = heads.OPENER.match(self.low[self.start : self.start + 80].rpartition(": ")[2].lstrip(' -"'))
        noun = self.context.noun if is_going_on else None
        return self.context.announced or (heads.kind_of(noun) if noun else "khác")
