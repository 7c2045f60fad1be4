"""Names of practices that are printed without quotation marks."""

import re
from collections.abc import Iterator, Sequence

from trackerapp.articles.practices import capitals, heads, items, naming
from trackerapp.articles.practices.capitals import Loose
from trackerapp.articles.practices.ends import end_of_name
from trackerapp.articles.prose import campaigns
from trackerapp.articles.prose.quotation import Quote
from trackerapp.articles.prose.vocabulary import BEGIN, CARRY_OUT, HAVE
from trackerapp.articles.prose.wording import Wording

_NOUN = re.compile(
    r"(?<![^\W_])(?:(?P<many>các |những )?(?P<model>mô hình)(?! (?:câu lạc bộ|clb)(?! [\"“]))|"
    r"(?P<club>câu lạc bộ(?: \(clb\))?|clb)|"
    r"(?P<movement>phong trào)|"
    r"(?P<work>(?:công trình|phần việc)(?: thanh niên| măng non| dân vận)?(?: cấp [^\W_]+)?)) (?=[^\W_])"
)
_COUNTS = (
    "(?:tốt|không|sạch|nhất|có|biết|cùng|hơn|an toàn|rõ|đủ|giảm|trong|hóa|tự|chủ động|gương mẫu|trước|dám|cần|nên|đúng|"
    "nhanh|thân thiện|quản|xung kích|xin|luôn|bớt|trách nhiệm|văn minh|giúp|giữ|bám|tăng|bốn|nhận)"
)
"""What a name counts: "3 không, 2 có"."""
_COUNTED = re.compile(
    r"[0-9]+ ?[+-] ?[0-9]+(?= ?[(,]| (?:của|do|ở|tại))|"
    rf"[0-9]+(?:[+-][0-9]+)?(?: {_COUNTS}(?!\w)(?:,? [0-9]+ {_COUNTS}(?!\w))*)"
)
_FUNCTION = re.compile(
    r"(?:(?:bao )?gồm|hay|tốt|mới|hiệu quả|học|làm theo|này|đó|trên|được|của|do|tại|ở|điển|tiêu|thí điểm|điểm|khác|"
    r"đã|cụ thể|"
    r"thiết thực|sáng tạo|cách|hoạt|tiên tiến|kiểu|đang|phù hợp|và|có|như|về|với|trong|để|cho|theo|từ|là|xây|"
    r"thực hiện|cũng|tập thể|đều|ra|ấy|thì|nào|nói|gắn|đạt|phải|bắt|không phải|còn|mà|hơn|ngày càng|dân vận|nhằm|"
    r"mang|tên|gọi|nay|mẫu|chung|riêng|nêu|vừa|sẽ|cần|tổ chức|chính quyền|quản lý|lớn|nhỏ|đầu|"
    r"hướng|hữu ích|ý nghĩa|giá trị|lan tỏa|nổi|vào)"
    r"(?![^\W_])"
)
"""What follows "mô hình" and names nothing."""
_LEADS_TO_LIST = re.compile(r"[^.,;:\"]{0,60}? (?:như|gồm)(?!\w)")
"""What stands between words that only describe and the names: "mô hình tiết kiệm | theo gương Bác như “…”"."""
_INTRODUCED = re.compile(
    rf"(?<![^\W_])(?:{HAVE}|{CARRY_OUT}|{BEGIN}|đăng ký|đăng kí|phát huy|sáng tạo|tham gia|nổi lên|xuất hiện|"
    rf"ngoài|bên cạnh|thông qua|nhờ)"
    r"(?: tốt| hiệu quả| thành công| các| những| một| nhiều| được)* (?:mô hình [^.;:,\"]{3,60}(?:,|,? và) )?$"
)
_OF_ELSE = re.compile(
    r"(?<!\w)(?:hình thức|nội dung|lĩnh vực|tiêu chí|nhiệm vụ|biện pháp|phương pháp|hạn chế|khó khăn|bất cập|vướng mắc|"
    r"địa phương|lợi ích|kinh phí|nguồn lực|kết quả)(?: [^\W\d_]+){0,2} ?(?:như|:)|"
    r"(?<!\w)(?:tuyên dương|biểu dương|khen thưởng|bằng khen|giấy khen)(?!\w)"
)
"""What makes a list one of something else: "… xây dựng mô hình bằng nhiều hình thức như: …"."""
_BEGINS_CLUB = re.compile(
    r"(?<![^\W_])(?:ra mắt|thành lập|mô hình|duy trì)(?: được| mới| thêm| đều| tốt)* $|có mô hình [^.;:\"]{3,60}, $"
)


def unquoted(wording: Wording, start: int, end: int, quoted: Sequence[Quote]) -> Iterator[Loose]:
    """Yield the names without marks in a sentence: behind their noun, and in a list of practices.

    With each span comes its kind, and whether the words alone make sure; else somebody must be said to run it.
    """
    inside = [(quote.start, quote.end) for quote in quoted]
    if named := items.labelled(wording, start, end):
        yield named[0], named[1], heads.kind_of(named[2]), True
        return
    noun = heads.LIST_NOUN.search(wording.low, start, end)
    opened = heads.INTRODUCER.search(wording.low, noun.start(), end) if noun else None
    goes_on = heads.OPENER.match(wording.low, start + (wording.low[start] == " "), end)
    begun = opened or (heads.INTRODUCER.search(wording.low, start, end) if goes_on else None)
    found = [*_behind_noun(wording, start, end, begun.end() if begun else end)]
    if noun:
        kind = heads.kind_of(noun[0])
        if opened and not inside and not _OF_ELSE.search(wording.low, start, opened.end()):
            found += [(*span, kind, True) for span in _opened(wording, opened.end(), end, kind)]
        if begun and inside:
            found += [(*span, kind, True) for span in items.beside_quoted(wording, begun.end(), end, inside)]
        called = naming.called(wording, noun.start(), end)
        beside = naming.beside(wording, noun.end(), end, quoted, kind)
        found += [(*each, True) for each in (*called, *beside)]
    found += [(*each, True) for each in (*naming.launched(wording, start, end), *naming.told(wording, start, end))]
    done = start
    for begin, stop, kind, is_sure in sorted(set(found)):
        if begin >= done and not any(first <= begin < last for first, last in inside):
            yield begin, stop, kind, is_sure
            done = stop


def _opened(wording: Wording, at: int, end: int, kind: str) -> Iterator[tuple[int, int]]:
    """Yield the names in the list that begins at ``at``; of movements only the unit's own."""
    for begin, finish in items.in_list(wording, at, end):
        if kind != "phong trào" or items.is_own_movement(wording, begin, finish):
            yield begin, finish


def _behind_noun(wording: Wording, start: int, end: int, listed: int) -> Iterator[Loose]:
    for noun in _NOUN.finditer(wording.low, start, end):
        at = noun.end()
        before = wording.low[max(start, noun.start() - 100) : noun.start()]
        counted = None if noun["movement"] else _COUNTED.match(wording.low, at, end)
        if counted:
            yield from _counted(wording, noun, counted.end(), min(end, at + 60))
        elif wording.plain[at].isupper():
            yield from capitals.capital(wording, noun, end)
        elif not noun["model"] and not noun["work"]:
            yield from _begun(
                wording, noun, end, is_new=noun.start() >= listed - 1 or bool(_BEGINS_CLUB.search(before))
            )
        elif noun["model"] and not capitals.NUMBER.search(before):  # "412 mô hình kinh tế": counted, not named
            is_list = noun.start() >= listed - 1 or (noun["many"] is not None and before.endswith(("với ", "có ")))
            is_thing = items.THING.match(wording.low, at, end) is not None
            begins = is_thing and (not before.strip(' "-') or before.endswith(", "))
            if is_list or (noun["many"] is None and (begins or _INTRODUCED.search(before))):
                is_sure = is_list or is_thing
                for begin, finish, kind, _ in _small(wording, at, end, is_sure=is_list):
                    yield begin, finish, kind, is_sure


def _counted(wording: Wording, noun: re.Match[str], at: int, end: int) -> Iterator[Loose]:
    """A name that counts, of which the number has been read up to ``at``: "mô hình 5 tự", "CLB 3 biết"."""
    found = end_of_name(wording, at, end)
    finish = found.at if found.mark else at
    if noun["club"] or not campaigns.is_campaign(wording.plain[noun.end() : finish]):
        yield noun.end(), finish, "câu lạc bộ" if noun["club"] else "mô hình", True


def _begun(wording: Wording, noun: re.Match[str], end: int, *, is_new: bool) -> Iterator[Loose]:
    """A club or a way of saving in small letters that somebody begins: "ra mắt câu lạc bộ phòng, chống đuối nước"."""
    at, kind, least = noun.end(), "câu lạc bộ", 2
    if noun["movement"]:
        is_new = capitals.is_started(wording, noun) and heads.SAVING.match(wording.low, at) is not None
        kind, least = "phong trào", 4
    for begin, finish, *_ in _small(wording, at, end, is_sure=False):
        if wording.low.startswith((" mang tên ", " có tên ", " với tên ", " lấy tên "), finish):
            return  # what it is called stands behind
        if is_new and not capitals.SPORTS.match(wording.low, at) and len(wording.plain[begin:finish].split()) >= least:
            yield begin, finish, kind, True


def _small(wording: Wording, at: int, end: int, *, is_sure: bool) -> Iterator[Loose]:
    """Names in small letters, parted by commas: "với các mô hình tiếng kẻng an ninh, dòng họ tự quản".

    One of a sort of farm is a name in a list that tells where: "…, mô hình trồng chè ở xã Tân Cương".
    """
    while at < end:
        found = end_of_name(wording, at, end, 75)
        finish = found.at
        if found.is_quotation or not found.mark or _LEADS_TO_LIST.match(wording.low, finish, end):
            return  # what describes the name behind it, or a clause
        is_generic = wording.low[at:finish] in campaigns.GENERIC
        is_placed = is_sure and items.placed_at(wording, finish, min(end, finish + 20)) == finish
        if not is_generic and not _is_small(wording, at, finish, is_placed=is_placed):
            return
        if not is_generic:
            yield at, finish, "mô hình", is_sure
        if found.mark != "," or not (is_sure or items.THING.match(wording.low, found.behind + 1)):
            return
        at = found.behind + 1


def _is_small(wording: Wording, at: int, finish: int, *, is_placed: bool) -> bool:
    low = wording.low[at:finish]
    is_named = not _FUNCTION.match(low) and (is_placed or not items.SORT.match(low)) and not items.VERB.search(low)
    is_named = is_named and not items.is_no_name(wording, at, finish)
    return 2 <= len(low.split()) <= 12 and wording.plain[at].islower() and is_named
