"""Time grows with the length of a text and with nothing else."""

from contextlib import suppress
from itertools import chain, islice
from time import process_time

import pytest

from tests.articles.annotated import prose
from tests.articles.scoring import gazetteer
from trackerapp.articles.prose.wording import NotVietnamese
from trackerapp.articles.reading import read

REPEATED = [
    "“", '"', "“”\"'’‘", "(", "- ", ", ", ".", "1", "12 ", "1.", "a", "A", "a\n", " ", "\u00a0", "á\u0301", "ă\u0302",
    "mô hình như: ", "mô hình như: “a”, ", "tặng bằng khen, ", "5 tập thể được ", "năm 2016 ", "ngày 1/1/2019 ", "của ",
    "Hội ", "xã Tân Bình, ", "Bình Minh ", "Luật A ", "nghị quyết trung ương 4 khóa xi, ", "Tin liên quan\n",
    "Ñöôøng phoá ", "hội phụ nữ ", "Hội Nông dân xã A, ", "UBND huyện và ", "năm 2019, ", "năm 2016 - ", "mươi ",
    "hai mươi ", "tại xã Tân Bình, mô hình “B”. ", "; “B”", "là “B”? ", "lần lượt tặng bằng khen cho 2 tập thể và ",
    "chỉ thi số 5", "Hội có mô hình “Một hai ba”, ", "cán bộ, ", "anh A, Bí thư Đoàn xã, ", ", Tổ phụ nữ ",
    "mô hình này do ",
    "Ea Bá, ", "các xã Ea Bá, ", "“Hũ gạo nghĩa tình” ", "mô hình (", "3 tập thể (", "được huyện ", " | ", "a » ",
    "Tên mô hình: a\n", "xã Ea Bá 3 ", "“Một hai ba” (", "do Hội phát động ", "Trường Tiểu học A ", ". Ab Cd ", "a › ",
    "được UBND xã A tặng bằng khen, ", "và phong trào “Một hai ba” ", "hũ gạo ở xã A; ", "Hội A cùng ", "date 2020-01 ",
    "mô hình “Việc tốt”, “Việc tốt” ", "đề nghị:\n- a\n", "Tổ tự quản và ", "CLB Ab cd, ",
    "mô hình “Một hai ba”. Các mô hình trên vẫn duy trì. ",
    "ông Trần Văn A, ", "Trường Mầm non A và ", "ông Trần Văn A được tặng bằng khen, ", "không được biểu dương ",
]  # fmt: skip
NUMBERED = [
    "mô hình “Việc tốt số {}”, ", "“Việc {} của Hội Phụ nữ xã A, ", "tặng bằng khen cho {} tập thể, ", "{} tập thể, ",
    "Chỉ thị số {}-CT/TW, ", "tuyên dương {} gương tiêu biểu, ", "{} gương được biểu dương; ",
    "tuyên dương 2 tập thể và {} cá nhân. ",
]  # fmt: skip


def of_length(pieces, length):
    text = ""
    for piece in pieces:
        text += piece
        if len(text) >= length:
            return text[:length]
    return text


def adversarial(length):
    yield from nested(length)
    for piece in REPEATED:
        yield piece, (piece * length)[:length]
    for piece in NUMBERED:
        yield piece, of_length((piece.format(number) for number in range(length)), length)


NESTED = ["“", "“mô hình ", "“a ‘b "]


def nested(length):
    """What is opened again and again before all of it is closed."""
    for piece in NESTED:
        opened = piece * (length // (len(piece) + 1))
        yield piece, f"{opened} mô hình {'”' * (length - len(opened))}"


def spent(text):
    begun = process_time()
    with suppress(NotVietnamese):
        read(text, gazetteer()).as_json()
    return process_time() - begun


def test_a_hundred_kilobytes_of_prose_take_about_a_second():
    assert spent(prose(100_000)) < 1.5


def test_a_thousand_candidates_are_all_found():
    text = of_length((f"mô hình “Việc tốt số {number}”, " for number in range(1000)), 1_000_000)

    assert len(read(text, gazetteer()).models) == 1000


@pytest.mark.faults
@pytest.mark.parametrize("number", range(len(NESTED) + len(REPEATED) + len(NUMBERED)))
def test_no_text_takes_longer_than_its_length_tells(number):
    times = {}
    for length in (50_000, 200_000):
        name, text = next(islice(adversarial(length), number, None))
        times[length] = min(spent(text) for _ in range(2))

    assert times[200_000] < 4
    assert times[200_000] < 4 * 2 * times[50_000] + 0.1, f"{name!r} grows faster than its length: {times}"


@pytest.mark.faults
def test_ten_thousand_candidates_are_read_in_seconds():
    numbers = chain.from_iterable(
        [f"mô hình “Việc tốt số {number}”; ", "nhiều mô hình như: "] for number in range(10_000)
    )

    text = "".join(numbers)

    assert spent(text) < 8
    assert len(read(text, gazetteer()).models) == 10_000
