"""Fills a register of a size and measures its lists; prints one line of JSON. Run by ``tests.bench.read``."""

import json
import sys
from functools import partial
from unittest.mock import patch

import django
from django.conf import settings

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.cache import caches  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402

from tests.bench import stock  # noqa: E402
from tests.bench.data import COMMON, MEDIUM, RARE, fill  # noqa: E402
from tests.bench.measure import Figure, Peer, at_most, faster, in_turn  # noqa: E402
from trackerapp.models import Gazetteer, GrassrootsModel, Locality, Mark  # noqa: E402
from trackerapp.text.folding import fold, tokens  # noqa: E402

LARGE = 100_000
MODELS_TO_A_COMMENDATION = 5
PRINTED = {"rare": RARE, "medium": MEDIUM, "common": COMMON}
ASKED = {name: f"?q={fold(words).replace(' ', '+')}" for name, words in PRINTED.items()}


def make(size: int) -> None:
    """Make the register, unless an earlier run has left it."""
    call_command("migrate", verbosity=0)
    if GrassrootsModel.objects.count() >= size:
        return
    call_command("seed", stdout=sys.stderr)
    fill(size, size // MODELS_TO_A_COMMENDATION)
    call_command("search_index", stdout=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class Lists:
    """The pages to measure."""

    def __init__(self):
        self.client, self.requests = Client(), RequestFactory()
        self.person = get_user_model()(pk=1, is_staff=True, is_superuser=True)
        self.changelist = stock.site._registry[GrassrootsModel].changelist_view
        self.publications = 0
        self.etag = self.client.get("/mo-hinh/")["ETag"]
        self.province = Locality.objects.provinces().in_force().order_by("position")[5].pk

    def fresh(self, query=""):
        """The page, made anew from counts that are warm."""
        caches["pages"].clear()
        return self.again(query)

    def cold(self, query=""):
        """The page, as after a start: nothing of it is kept."""
        caches["editions"].clear()
        return self.fresh(query)

    def published(self, query=""):
        """The page, as after a publication: its counts and choices are gone. The writing itself is not measured."""
        numbers = Mark.objects.numbers()
        self.publications += 1
        later = numbers | {"grassrootsmodel": numbers.get("grassrootsmodel", 0) + self.publications}
        with patch.object(type(Mark.objects.all()), "numbers", lambda _marks: later):
            return self.again(query)

    def again(self, query=""):
        """The page, as it was made."""
        return self._read(self.client.get("/mo-hinh/" + query))

    def not_modified(self):
        """The page for a browser that has it."""
        return self._read(self.client.get("/mo-hinh/", headers={"If-None-Match": self.etag}), 304)

    def admin(self, query=""):
        """The stock list of the admin."""
        request = self.requests.get("/admin/" + query)
        request.user = self.person
        return self._read(self.changelist(request).render())

    def filter(self, words=""):
        """The stock list of django-filter; it finds words only as they are printed."""
        return self._read(stock.stock_list(self.requests.get("/", {"q": words})))

    @staticmethod
    def _read(answer, status=200):
        if answer.status_code != status:
            raise AssertionError(f"the page answers {answer.status_code}")
        return answer.content


def figures(lists: Lists) -> list[Figure]:
    """What the lists cost beside their peers."""
    fresh, plain = lists.fresh, partial(lists.fresh, "")
    stock_list = {name: Peer("stock django-filter", partial(lists.filter, words)) for name, words in PRINTED.items()}
    fresh_page = Peer("fresh page", plain)
    return [
        faster("rare words", partial(fresh, ASKED["rare"]), stock_list["rare"], times=20),
        faster("medium words", partial(fresh, ASKED["medium"]), stock_list["medium"]),
        faster("common words, newest", partial(fresh, f"{ASKED['common']}&xep=moi"), stock_list["common"], times=10),
        faster("plain list with counts", plain, Peer("stock admin", lists.admin), times=8),
        faster("plain list with counts", plain, Peer("stock django-filter", lists.filter)),
        at_most("plain list, nothing kept", lists.cold, Peer("the same, warm", plain), times=None),
        at_most("page 2000", partial(fresh, "?page=2000"), Peer("page 1", plain), times=1.3),
        at_most("a province", partial(fresh, f"?tinh={lists.province}"), Peer("plain list", plain), times=1.5),
        faster("the page again, sent", lists.again, fresh_page),
        faster("the page again, 304", lists.not_modified, fresh_page, times=10),
        at_most("plain list, counts cold", lists.published, Peer("the same, warm", plain), times=3),
        *recalls(),
    ]


def recalls() -> list[Figure]:
    """Of what a folded scan of all texts finds, the share that the search finds, asked without accents."""
    scanned: dict[str, set[int]] = {name: set() for name in PRINTED}
    places = Gazetteer.now()
    for record in GrassrootsModel.objects.published().for_index().iterator(chunk_size=2000):
        held = set(tokens(f"{record.searched_title()} {record.searched_text(places)}"))
        for name, words in PRINTED.items():
            *whole, last = fold(words).split()
            if held.issuperset(whole) and any(word.startswith(last) for word in held):
                scanned[name].add(record.pk)
    return [_recall(name, wanted) for name, wanted in scanned.items()]


def _recall(name: str, wanted: set[int]) -> Figure:
    found = set(GrassrootsModel.objects.matching(fold(PRINTED[name])).values_list("pk", flat=True))
    share, peer = round(len(found & wanted) / (len(wanted) or 1), 4), "folded scan of all"
    return Figure(f"recall, {name} words", len(found), len(wanted), peer, "= 1", share, found == wanted, 1, "rows")


def costs(lists: Lists) -> dict[str, float]:
    """What each page costs, to be compared with a register of another size."""
    queries = {
        "plain list": "",
        "page 300": "?page=300",
        "a province": f"?tinh={lists.province}",
        "by name": "?xep=ten",
        "by place": "?xep=noi",
        "by year": "?xep=nam",
        "kind and status": "?loai=club&tinh_trang=new",
        **{f"words, {name}": query for name, query in ASKED.items()},
    }
    return {name: round(in_turn(partial(lists.fresh, query), int)[0], 2) for name, query in queries.items()}


def main(size: int) -> None:
    """Make, measure, and print."""
    settings.SECURE_SSL_REDIRECT = False
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    make(size)
    lists = Lists()
    rows = [figure.row() for figure in figures(lists)] if size >= LARGE else []
    sys.stdout.write(json.dumps({"figures": rows, "costs": costs(lists)}) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
