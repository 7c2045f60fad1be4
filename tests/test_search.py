"""The full-text index: the same words find the same ids, in the same order, on every database."""

from string import ascii_lowercase

import pytest
from django.db import connection

from trackerapp import search
from trackerapp.models import SEARCHED, GrassrootsModel
from trackerapp.search import Row
from trackerapp.text.query import Query

pytestmark = pytest.mark.django_db

MODELS = [
    Row(1, "Nụ cười từ trái tim", "Trạm Y tế thị trấn Vạn Giã"),
    Row(2, "Con đường từ sức dân", "xã Suối Cát, tiếp nhận 1.195 tin"),
    Row(3, "Hoà giải ở cơ sở", "½sào, 500 m² vườn, ①tổ"),
]


@pytest.fixture(autouse=True)
def _three_entries():
    search.replace("grassroots_model", [], MODELS)
    search.replace("commendation", [], [Row(1, "Bằng khen", "Vạn Giã")])


def ids(words, kind="grassroots_model"):
    found = search.hits(kind, Query.parse(words))
    with connection.cursor() as cursor:
        cursor.execute(found.sql, found.params)
        return sorted(row[0] for row in cursor.fetchall())


def order(*rows, words):
    """The ids of ``rows``, in the order in which ``words`` find them."""
    search.replace("source", [], [Row(pk, *texts) for pk, texts in enumerate(rows, 1)])
    return [pk for pk, _rank in search.ranked("source", Query.parse(words))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nụ cười", [1]),
        ("NU CUOI", [1]),
        ("duong tu suc dan", [2]),
        ("DUONG TU SUC DAN", [2]),
        ("Ðường", [2]),
        ("tu", [1, 2]),
        ("hòa", [3]),
        ("hoà", [3]),
        ("van g", []),  # the last word is a beginning from two letters on
        ("van gi", [1]),
        ("1195", [2]),
        ("1.195 tin", [2]),
        ("nu cuoi suoi", []),
        ("cuoi nu", [1]),
        ('"nu cuoi"', [1]),
        ("“cười từ”", [1]),
        ('"cuoi nu"', []),
        ('"nu cuo"', []),  # a phrase is whole
        ('"trai tim tram"', []),  # it does not reach from the title into the text
        ('"vạn giã" "nụ cười"', [1]),
        ('"nu cuoi" va', [1]),
        ('nu "cuoi', [1]),
        ("500 m2", [3]),
        ("m² vườn", [3]),
        ("sao vuon", [3]),
        ("to 500", [3]),
    ],
)
def test_words_find_their_rows(words, found):
    assert ids(words) == found


@pytest.mark.parametrize("words", ["mdrak", "MĐrắk", "m'drak", "M’Đrắk", "cu mgar", "ea hleo", "drak", "leo"])
def test_name_with_an_apostrophe_is_found_with_and_without_it(words):
    search.replace("locality", [], [Row(1, "Huyện M'Đrắk, Cư M’gar", "xã Ea H'leo")])

    assert ids(words, "locality") == [1]


def test_decomposed_words_find_composed_ones():
    assert ids("nu\u0323 cu\u031bo\u031b\u0300i") == [1]


@pytest.mark.parametrize("words", ["nụ cười", "nụ cườ"])
def test_written_accents_come_before_others_and_title_before_text(words):
    rows = [
        ("Khác", "nu cuoi"),
        ("Nữ cưới", "khác"),
        ("Khác", "nụ cười"),
        ("Nụ cười", "khác"),
    ]

    assert order(*rows, words=words) == [4, 3, 2, 1]


def test_without_accents_title_comes_before_text():
    assert order(("Khác", "nu cuoi"), ("Nụ cười", "khác"), words="nu cuoi") == [2, 1]


@pytest.mark.parametrize("words", ["nụ tuoi", '"nụ tuoi"', "tuoi nụ"])
def test_words_that_bear_a_mark_are_looked_for_as_written_and_others_folded(words):
    assert order(("Nụ tươi", ""), ("Nữ tươi", ""), ("Nu tuoi", ""), words=words)[0] == 1


def test_whole_words_come_before_beginnings_and_neighbours_before_scattered_ones():
    rows = [("Xã Văn Giang", ""), ("Vạn Ninh, Gia Lai", ""), ("Thị trấn Vạn Giã", ""), ("Khác", "vạn giã")]

    assert order(*rows, words="van gia") == [3, 2, 4, 1]


@pytest.mark.parametrize("code", ["N-02", "n-2", "N 2", "n2", "N–02"])
def test_code_of_a_record_comes_first(code):
    rows = [("Thôn N-02", ""), ("Khác", ""), ("Thôn N-02", "n2")]

    assert order(*rows, words=code)[0] == 2


@pytest.mark.parametrize("code", ["N-03", "N-99", "N-0", "MH-02", f"N-{10**9}", "N-2 thôn"])
def test_code_that_the_index_does_not_hold_finds_nothing(code):
    assert order(("Khác", ""), ("Nữa", ""), words=code) == []


def test_letters_of_codes_are_those_of_the_records():
    assert {kind.objects.all().search_kind: kind.letters for kind in SEARCHED} == search.KINDS


def test_equally_near_rows_come_newest_first():
    assert order(("Nụ cười", ""), ("Nụ cười", ""), ("Nụ cười", ""), words="nu cuoi") == [3, 2, 1]


def test_tone_on_either_letter_is_the_same_writing():
    assert order(("Hóa giải", ""), ("Hoà giải", ""), ("Hòa giải", ""), words="hoà giải") == [3, 2, 1]


def test_newest_are_cut_out_by_number():
    query = Query.parse("tu")

    assert search.newest("grassroots_model", query, 0, 1) == [2]
    assert search.newest("grassroots_model", query, 1, 9) == [1]


def test_counting_ends_behind_what_is_asked_for():
    assert search.count("grassroots_model", Query.parse("tu"), most=10) == 2
    assert search.count("grassroots_model", Query.parse("tu"), most=1) == 2
    assert search.count("grassroots_model", Query.parse("tu"), most=0) == 1


def test_kinds_do_not_mix():
    assert ids("van gia", "commendation") == [1]


def test_kind_that_is_not_searched_is_a_mistake():
    with pytest.raises(ValueError, match="photo"):
        search.stored_ids("photo")


def test_row_that_was_removed_is_found_no_longer():
    search.replace("grassroots_model", [1, 99], [])

    assert ids("van gia") == []
    assert ids("van gia", "commendation") == [1]


def test_row_that_was_replaced_is_found_by_its_new_words():
    search.replace("grassroots_model", [1], [Row(1, "Dân hỏi, cán bộ trả lời", "")])

    assert ids("nu cuoi") == []
    assert ids("can bo") == [1]


@pytest.mark.parametrize("words", ["", "  ", "!?", "“”", "½", '"" ""'])
def test_query_without_a_word_asks_nothing(words):
    assert Query.parse(words) is None
    assert str(GrassrootsModel.objects.matching(words).query) == str(GrassrootsModel.objects.all().query)


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "a' OR 1=1 --",
        "x:*",
        "NEAR(a b)",
        "tim*",
        "a & | !b",
        "\x00tim",
        "^tim",
        "{title} : tim",
        "a <-> b",
        "%s",
        "\\",
    ],
)
def test_signs_of_a_query_language_are_no_part_of_a_word(words):
    query = Query.parse(words)

    if query:
        ids(words)
        search.ranked("grassroots_model", query)


def test_far_back_in_a_very_long_text_words_are_found_and_no_phrase_is_made_up():
    """PostgreSQL tells 16,383 places apart; whatever lies behind seems to lie on the last one."""
    texts = [" ".join([*["đệm"] * before, "một", *["đệm"] * 20_000, "hai"]) for before in range(16_375, 16_385)]
    search.replace("source", [], [Row(pk, "Nguồn", text) for pk, text in enumerate(texts)])

    assert ids("mot", "source") == ids("hai", "source") == [*range(10)]
    assert ids('"mot hai"', "source") == ids('"hai mot"', "source") == []
    assert {rank for _pk, rank in search.ranked("source", Query.parse("hai"))} == {4}


@pytest.mark.parametrize("sign", ["", '"'])
def test_every_word_of_the_longest_query_counts(sign):
    words = [f"{number}" for number in range(100, 150)]
    search.replace("source", [], [Row(1, " ".join(words), ""), Row(2, " ".join(words[:-1]), "")])

    assert ids(sign + " ".join(words) + sign, "source") == [1]


def test_beginning_of_many_words_and_of_a_number_finds_them_all():
    words = [f"thu{letter}{other}" for letter in ascii_lowercase for other in ascii_lowercase]
    search.replace("source", [], [Row(pk, word, "2018") for pk, word in enumerate(words)])

    assert ids("thu", "source") == [*range(len(words))]
    assert ids("thua", "source") == [*range(26)]
    assert ids("20", "source") == [*range(len(words))]


def test_word_that_the_index_has_not_met_is_a_fault():
    assert search.is_stored("grassroots_model", MODELS[0])

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_word")

    assert not search.is_stored("grassroots_model", MODELS[0])


def test_very_long_query_is_cut_and_answered():
    assert ids("tim " * 5000) == [1]
    assert ids("a" * 10_000) == []


class TestWordsLike:
    """Who mistypes a word is offered those of the register."""

    def test_near_words_are_offered_the_nearest_first(self):
        assert search.words_like("duongg") == ["duong"]

    def test_a_word_that_no_row_holds_any_longer_is_forgotten(self):
        search.replace("grassroots_model", [2], [])
        search.forget()

        assert search.words_like("duongg") == []

    def test_a_word_that_another_row_holds_stays(self):
        search.replace("grassroots_model", [1], [])
        search.forget()

        assert search.words_like("vaan") == ["van"]


class TestTallies:
    """Facets are counted as rows come and go."""

    def facets(self, *rows):
        return [Row(pk, "Tên", "", facets) for pk, facets in rows]

    def test_rows_that_come_and_go_are_counted(self):
        search.replace("source", [], self.facets((1, [("loai", "a")]), (2, [("loai", "a"), ("nam", "")])))
        search.replace("source", [1], self.facets((1, [("loai", "b")])))
        search.replace("source", [3, 2], [])

        assert search.tallies("source") == {"loai": {"b": 1}}


def test_what_the_index_holds_can_be_checked():
    assert search.is_stored("grassroots_model", MODELS[0])
    assert not search.is_stored("grassroots_model", MODELS[0]._replace(title="Khác"))
    assert not search.is_stored("grassroots_model", MODELS[0]._replace(facets=[("loai", "club")]))
    assert search.stored_ids("commendation") == [1]
