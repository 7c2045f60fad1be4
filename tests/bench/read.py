"""The public lists at 10,000 and 100,000 models, beside stock lists of the same rows."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

SIZES = {10_000: 2_000, 100_000: 20_000}
"""How many models, and how many commendations with them."""
WORDS = {"rare": "duong hoa nong thon", "medium": "tiet kiem dien", "common": "vi nhan dan phuc vu"}
PRINTED = {"rare": "đường hoa nông thôn", "medium": "tiết kiệm điện", "common": "vì nhân dân phục vụ"}


def measure():
    """The figures of the whole table. Each size is a database of its own, and a process, since Django knows one."""
    from tests.bench.measure import Figure  # noqa: PLC0415 - the inner process imports Django first

    found, costs = [], {}
    for size in SIZES:
        rows = _inside(size)
        costs[size] = rows.pop("costs")
        if size == max(SIZES):
            found = [Figure(**row) for row in rows["figures"]]
    small, large = (costs[size] for size in sorted(SIZES))
    for name, cost in large.items():
        ratio, is_search = round(cost / small[name], 2), name.startswith("words")
        met = None if is_search else ratio <= 1.3
        goal = "" if is_search else "≤ 1.3"
        found.append(Figure(f"growth: {name}", cost, small[name], "10,000 models", goal, ratio, met, 7))
    return found


def _inside(size):
    import json  # noqa: PLC0415

    place = Path("build/bench") / f"{size}.sqlite3"
    place.parent.mkdir(parents=True, exist_ok=True)
    database = os.environ.get("BENCH_DATABASE_URL") or f"sqlite:///{place.resolve()}"
    environment = os.environ | {
        "DATABASE_URL": database, "DEBUG": "false", "SECRET_KEY": "measuring " * 6,
        "ALLOWED_HOSTS": "testserver", "SEARCHES_PER_MINUTE": "0", "DJANGO_SETTINGS_MODULE": "config.settings",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.bench.read", str(size)],
        env=environment, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def _fill(size):
    """Make the database, unless an earlier run has left it."""
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from tests.bench.data import fill  # noqa: PLC0415
    from trackerapp.models import GrassrootsModel  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if GrassrootsModel.objects.count() >= size:
        return
    call_command("seed", stdout=sys.stderr)
    fill(size, SIZES[size])
    call_command("search_index", stdout=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class Lists:
    """The pages to measure, as functions without arguments."""

    def __init__(self):
        from django.contrib.auth import get_user_model  # noqa: PLC0415
        from django.core.cache import caches  # noqa: PLC0415
        from django.test import Client, RequestFactory  # noqa: PLC0415

        from tests.bench import stock  # noqa: PLC0415
        from trackerapp.models import GrassrootsModel, Locality  # noqa: PLC0415

        self.client, self.requests, self.stock, self.caches = Client(), RequestFactory(), stock, caches
        self.person = get_user_model()(pk=1, is_staff=True, is_superuser=True)
        self.changelist = stock.site._registry[GrassrootsModel].changelist_view
        self.etag = self.client.get("/mo-hinh/")["ETag"]
        self.province = Locality.objects.provinces().in_force().order_by("position")[5].pk

    def fresh(self, query=""):
        """The page, made anew from counts that are warm."""
        self.caches["pages"].clear()
        return self.again(query)

    def cold(self, query=""):
        """The page, as after a publication."""
        self.caches["editions"].clear()
        return self.fresh(query)

    def again(self, query=""):
        """The page, as it was made."""
        return self._read(self.client.get("/mo-hinh/" + query))

    def not_modified(self, etag):
        """The page for a browser that has it."""
        answer = self.client.get("/mo-hinh/", headers={"If-None-Match": etag})
        if answer.status_code != 304:
            raise AssertionError("the page was sent again")

    def admin(self, query=""):
        """The stock list of the admin."""
        request = self.requests.get("/admin/" + query)
        request.user = self.person
        return self._read(self.changelist(request).render())

    def filter(self, query=""):
        """The stock list of django-filter."""
        return self._read(self.stock.stock_list(self.requests.get("/" + query)))

    @staticmethod
    def _read(answer):
        if answer.status_code != 200:
            raise AssertionError(f"the page answers {answer.status_code}")
        return answer.content


def _figures(lists):
    from tests.bench.measure import Peer, at_most, faster  # noqa: PLC0415

    fresh, plain = lists.fresh, partial(lists.fresh, "")
    words = {name: partial(fresh, f"?q={text.replace(' ', '+')}") for name, text in WORDS.items()}
    common = partial(fresh, f"?q={WORDS['common'].replace(' ', '+')}&xep=moi")
    asked = {name: Peer("stock django-filter", partial(lists.filter, f"?q={text}")) for name, text in PRINTED.items()}
    fresh_page = Peer("fresh page", plain)
    return [
        faster("rare words", words["rare"], asked["rare"], times=20),
        faster("medium words", words["medium"], asked["medium"]),
        faster("common words, newest first", common, asked["common"], times=10),
        faster("plain list with counts", plain, Peer("stock admin", lists.admin), times=8),
        faster("plain list with counts", plain, Peer("stock django-filter", lists.filter)),
        at_most("plain list, nothing kept", lists.cold, Peer("the same, warm", plain), times=3),
        at_most("page 2000", partial(fresh, "?page=2000"), Peer("page 1", plain), times=1.3),
        at_most("a province", partial(fresh, f"?tinh={lists.province}"), Peer("plain list", plain), times=1.5),
        faster("the page again, sent", lists.again, fresh_page),
        faster("the page again, 304", partial(lists.not_modified, lists.etag), fresh_page, times=10),
    ]


def _recall():
    """Of what a folded scan of all texts finds, the share that the search finds: for unaccented queries."""
    from trackerapp.models import GrassrootsModel  # noqa: PLC0415
    from trackerapp.text.folding import tokens  # noqa: PLC0415

    wanted = {name: text.split() for name, text in WORDS.items()}
    scanned = {name: set() for name in WORDS}
    rows = GrassrootsModel.objects.published().for_index()
    for record in rows.iterator(chunk_size=2000):
        held = set(tokens(f"{record.searched_title()} {record.searched_text()}"))
        for name, words in wanted.items():
            if held.issuperset(words[:-1]) and any(word.startswith(words[-1]) for word in held):
                scanned[name].add(record.pk)
    return {
        name: (set(GrassrootsModel.objects.matching(WORDS[name]).values_list("pk", flat=True)), scanned[name])
        for name in WORDS
    }


def _costs(lists):
    """What each page costs here, to be compared with a register of another size."""
    from tests.bench.measure import in_turn  # noqa: PLC0415

    queries = {
        "plain list": "", "page 300": "?page=300", "a province": f"?tinh={lists.province}", "by name": "?xep=ten",
        "by place": "?xep=noi", "by year": "?xep=nam", "kind and status": "?loai=club&tinh_trang=new",
        **{f"words, {name}": f"?q={text.replace(' ', '+')}" for name, text in WORDS.items()},
    }  # fmt: skip
    return {name: round(in_turn(partial(lists.fresh, query), int, 7)[0], 2) for name, query in queries.items()}


def main(size):
    """Fill, measure, and print one line of JSON."""
    import json  # noqa: PLC0415

    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415

    settings.SECURE_SSL_REDIRECT = False
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    _fill(size)
    lists = Lists()
    figures = [figure.row() for figure in _figures(lists)] if size == max(SIZES) else []
    for name, (found, scanned) in _recall().items() if figures else ():
        share = len(found & scanned) / (len(scanned) or 1)
        figures.append({
            "name": f"recall, {name} words without accents", "ours": len(found), "peer": len(scanned),
            "peer_name": "folded scan of all", "goal": "= 1", "ratio": round(share, 4),
            "met": found == scanned, "rounds": 1, "unit": "rows",
        })  # fmt: skip
    sys.stdout.write(json.dumps({"figures": figures, "costs": _costs(lists)}) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
