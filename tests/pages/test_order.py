"""Every kind of page as it is read aloud: its headings, its landmarks, its names. No browser is needed for that."""

from html.parser import HTMLParser

import pytest

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]

LANDMARKS = ["header", "main", "footer"]


class Outline(HTMLParser):
    """What a page tells of itself: the levels of its headings, its landmarks, its ids and what refers to them."""

    def __init__(self, page):
        super().__init__()
        self.levels, self.landmarks, self.navs, self.ids, self.named = [], [], [], [], []
        self.open = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.levels.append(int(tag[1]))
        if tag == "main" or (tag in LANDMARKS and not {"main", "article", "section"} & {*self.open}):
            self.landmarks.append(tag)
        if tag == "nav":
            self.navs.append(told.get("aria-label") or told.get("aria-labelledby"))
        self.ids += [told["id"]] if "id" in told else []
        self.named += told.get("aria-labelledby", "").split() + told.get("aria-describedby", "").split()
        self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]

    def faults(self):
        """What would mislead somebody who hears the page."""
        skipped = [pair for pair in zip(self.levels, self.levels[1:], strict=False) if pair[1] > pair[0] + 1]
        return [
            *([f"h1: {self.levels.count(1)}"] if self.levels.count(1) != 1 else []),
            *([f"begins with h{self.levels[0]}"] if self.levels[:1] != [1] else []),
            *(f"h{above} before h{below}" for above, below in skipped),
            *([f"landmarks: {self.landmarks}"] if self.landmarks != LANDMARKS else []),
            *([f"names of nav: {self.navs}"] if None in self.navs or len({*self.navs}) < len(self.navs) else []),
            *sorted({f"id twice: {each}" for each in self.ids if self.ids.count(each) > 1}),
            *(f"no such id: {each}" for each in self.named if each not in self.ids),
        ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_makes_sense_read_aloud(client, addresses, language):
    found = {address: Outline(client.get(address).content.decode()).faults() for address in addresses(language)}

    assert {address: faults for address, faults in found.items() if faults} == {}


def test_faults_are_seen():
    page = "<header></header><nav></nav><main><h2>A</h2><h4 id=a aria-labelledby=b>B</h4><p id=a></main>"

    assert Outline(page).faults() == [
        "h1: 0", "begins with h2", "h2 before h4", "landmarks: ['header', 'main']", "names of nav: [None]",
        "id twice: a", "no such id: b",
    ]  # fmt: skip
