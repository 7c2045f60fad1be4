"""Names of practices that are printed without quotation marks."""

import re
from collections.abc import Iterator, Sequence

from trackerapp.articles import campaigns, heads
from trackerapp.articles.quotation import Quote
from trackerapp.articles.wording import Wording
from trackerapp.articles.words import words

Loose = tuple[int, int, str]

_NOUN = re.compile(r"(?<![^\W_])(?:(?P<many>các |những )?(?P<model>mô hình)|(?P<club>câu lạc bộ|clb)) (?=[^\W_])")
_STOP = re.compile(
    r"[,.;:()\"“”\n]| -(?= )| (?:của|tại|ở|do|được|với|trong|đã|và|cho|theo|nhằm|để|giúp|góp phần|"
    r"góp sức|thu hút|từ|là|có|trên|khi|tới|đến|mang|này|đó|thuộc|ra đời|bước đầu|hoạt động|đang|sẽ|"
    r"năm|gồm|vào|về)(?![^\W_])"
)
_COUNTED = re.compile(
    r"[0-9]+(?:[+-][0-9]+)?(?: (?:tốt|không|sạch|nhất|có|biết|cùng|hơn|an toàn|rõ|đủ|giảm|trong|hóa|"
    r"tự|chủ động|gương mẫu|trước|dám|cần|nên|đúng|nhanh|thân thiện|quản|xung kích|xin|luôn|bớt|"
    r"trách nhiệm|văn minh))"
)
_NOT_FIRST = words(
    """
    bác hồ đảng nhà hội đoàn ban ubnd chi công ủy mttq mặt trung tỉnh huyện xã phường thành thị ông bà anh chị đồng
    trường trạm sở phòng liên hợp htx ocop vietgap vac trong đây qua các những việc cán cựu bí chủ phó bộ khối viện
    tòa cục đồn ngành lực thanh đ/c năm từ ngoài cùng bên tại ở đến với vietgahp globalgap thủ quốc hđnd tổng tiêu
    điển nổi cụ theo
    """
)
_GENERIC = re.compile(
    r"(?:hay|tốt|mới|hiệu quả|kinh tế|sản xuất|học|làm theo|này|đó|trên|được|của|do|tại|ở|điển|tiêu|"
    r"tự quản|phát triển|liên kết|chăn nuôi|trồng|nuôi|dân vận|sinh kế|thí điểm|cánh đồng|điểm|"
    r"trình diễn|khác|đã|cụ thể|thiết thực|sáng tạo|cách|hoạt|tiên tiến|giảm|thoát|khởi nghiệp|"
    r"du lịch|nông|câu lạc|hợp tác|kiểu|đang|phù hợp|quản lý|tổ chức|chính quyền|và|có|như|về|với|"
    r"trong|để|cho|theo|từ|là|xây|thực hiện|cũng|tập thể|đều|ra|ấy)(?![^\W_])"
)
_VERB = re.compile(r"(?<![^\W_])(?:đã|được|đang|do)(?![^\W_])")


def unquoted(wording: Wording, start: int, end: int, quoted: Sequence[Quote], *, is_list: bool) -> Iterator[Loose]:
    """Yield span and kind of the names without marks in a sentence: behind their noun, and in a list of practices."""
    inside = [(quote.start, quote.end) for quote in quoted]
    found: list[Loose] = [*_behind_noun(wording, start, end), *_in_list(wording, start, end, inside)]
    done = start
    for begin, stop, kind in sorted(set(found)):
        if begin >= done and not any(first <= begin < last for first, last in inside):
            yield begin, stop, kind
            done = stop


def _behind_noun(wording: Wording, start: int, end: int) -> Iterator[Loose]:
    for noun in _NOUN.finditer(wording.low, start, end):
        at = noun.end()
        if counted := _COUNTED.match(wording.low, at, end):
            stop = _STOP.search(wording.low, counted.end(), min(end, at + 60))
            finish = stop.start() if stop else counted.end()
            yield at, _trim(wording, at, finish), "mô hình"
        elif wording.plain[at].isupper():
            yield from _capital(wording, noun, end)
        elif noun["many"] and re.search(
            r"(?<![^\W_])(?:với|có) $", wording.low[max(start, noun.start() - 5) : noun.start()]
        ):
            yield from _small(wording, at, end)


def _capital(wording: Wording, noun: re.Match[str], end: int) -> Iterator[Loose]:
    """A name that begins with a capital: "mô hình Hũ gạo tình thương", "CLB Văn hóa Thái"."""
    at = noun.end()
    stop = _STOP.search(wording.low, at, min(end, at + 90))
    finish = _trim(wording, at, stop.start() if stop else min(end, at + 90))
    words = wording.low[at:finish].split()
    if not 2 <= len(words) <= 12 or words[0] in _NOT_FIRST or wording.plain[at:finish].isupper():
        return
    if campaigns.is_frame(wording.plain[at:finish]) or campaigns.is_campaign(wording.plain[at:finish]):
        return
    if noun["model"]:
        yield at, finish, "mô hình"
    elif not re.search(
        r"(?:chủ nhiệm|thành viên|hội viên|tham gia|đội|của) $", wording.low[max(0, noun.start() - 14) : noun.start()]
    ):
        yield noun.start(), finish, "câu lạc bộ"


def _small(wording: Wording, at: int, end: int) -> Iterator[Loose]:
    """Names in small letters behind "với các mô hình", parted by commas."""
    while at < end:
        stop = _STOP.search(wording.low, at, min(end, at + 70))
        finish = _trim(wording, at, stop.start() if stop else at)
        if (
            not 2 <= len(wording.low[at:finish].split()) <= 9
            or _GENERIC.match(wording.low, at)
            or not wording.plain[at].islower()
        ):
            return
        yield at, finish, "mô hình"
        if stop is None or stop[0] != ",":
            return
        at = stop.end() + 1


def _in_list(wording: Wording, start: int, end: int, inside: list[tuple[int, int]]) -> Iterator[Loose]:
    """Names that begin with a capital in a list: "… như Cột điện nở hoa; Tuyến đường hoa"."""
    noun = heads.LIST_NOUN.search(wording.low, start, end)
    opened = heads.INTRODUCER.search(wording.low, noun.end(), end) if noun else None
    if not noun or not opened or inside:
        return
    at = opened.end()
    parted = r"[^;.]+" if ";" in wording.plain[at:end] else r"[^,;.]+"
    for item in re.finditer(parted, wording.plain[at:end]):
        begin, finish = at + item.start(), _trim(wording, at + item.start(), at + item.end())
        begin += len(wording.plain[begin:finish]) - len(wording.plain[begin:finish].lstrip(" :-…"))
        for prefix in ("và ", "mô hình "):
            begin += len(prefix) if wording.low.startswith(prefix, begin) else 0
        if not _is_item(wording, begin, finish):
            return
        yield begin, finish, heads.kind_of(noun[0])


def _is_item(wording: Wording, begin: int, finish: int) -> bool:
    words = wording.plain[begin:finish].split()
    if not 2 <= len(words) <= 14 or not words[0][0].isupper() or words[0].lower() in _NOT_FIRST:
        return False
    return words[1][0].islower() and not _VERB.search(wording.low, begin, finish)


def _trim(wording: Wording, begin: int, finish: int) -> int:
    return finish - (len(wording.plain[begin:finish]) - len(wording.plain[begin:finish].rstrip(" …-")))
