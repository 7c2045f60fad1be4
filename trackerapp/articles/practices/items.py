"""Names without quotation marks in a list of practices, and those that a label of their own introduces."""

import re
from collections.abc import Iterator, Sequence

from trackerapp.articles.bodies.authorities import head_at
from trackerapp.articles.prose import campaigns
from trackerapp.articles.prose.vocabulary import CAPITAL, COMMUNES, HAMLETS
from trackerapp.articles.prose.wording import Wording
from trackerapp.articles.prose.words import words

NOT_FIRST = words(
    """
    bác hồ hội đoàn ban ubnd chi ủy mttq mặt tỉnh huyện xã phường thành thị ông bà anh chị
    trường trạm sở hợp htx ocop vietgap vac trong đây qua các những việc cán bí chủ phó bộ khối viện
    tòa cục đồn ngành đ/c năm từ ngoài cùng bên tại ở đến với vietgahp globalgap thủ quốc hđnd tổng tiêu
    điển nổi cụ theo
    """
)
"""Words that begin no name, though they have a capital."""
HOUSES = re.compile(
    r"(?:nhà (?:trường|nước|máy|chùa|thờ|báo|văn)|đồng chí|đảng (?:ủy|uỷ|bộ|ta|và)|công (?:an|ty|đoàn|văn)|"
    r"trung (?:tâm|ương|đoàn|đội)|liên (?:đoàn|đội|hợp|hiệp|minh|chi|quan)|thanh tra|lực lượng|"
    r"phòng(?! (?:,|cháy|chống|ngừa|tránh|dịch|bệnh)))(?!\w)"
)
"""Houses and bodies, by their first two words."""
VERB = re.compile(r"(?<![^\W_])(?:đã|được|đang|do|mô hình|đăng ký|đăng kí)(?![^\W_])")
"""What makes a clause, no name."""
_PERSON = re.compile(
    r"(?:[Cc]hị|[Aa]nh|[Ôô]ng|[Bb]à|[Cc]ụ|[Ee]m|[Cc]ô giáo|[Tt]hầy giáo|[Tt]hầy|[Nn]ông dân|[Hh]ội viên|[Đđ]ảng viên|"
    rf"[Hh]ộ (?:ông|bà)|[Gg]ia đình (?:ông|bà|anh|chị)|[Mm]ô hình của) (?=[{CAPITAL}])|"
    rf"[Dd]òng họ(?: [{CAPITAL}]\w*){{1,2}}$"
)
"""Somebody's name, which is no practice's."""
_OF_PERSON = re.compile(rf" của (?:hộ |gia đình )*(?:chị|anh|ông|bà|cụ) (?=[{CAPITAL}])")
_NEW_COUNTRY = re.compile(
    r"(?:(?:thôn|bản|ấp|xã|làng|buôn|khu dân cư)[/, ]*(?:và )?)+nông thôn mới(?: kiểu mẫu| nâng cao)?"
)
"""What the whole country builds, and no practice: "thôn/bản nông thôn mới"."""
THING = re.compile(
    r"(?:tổ(?! (?:chức|hợp tác|dân vận|dân phố|trưởng)(?!\w))|đội(?! (?:ngũ|trưởng))|nhóm(?! người)|câu lạc bộ|clb|"
    r"tuyến (?:đường|phố)|đoạn đường|con đường|(?:hũ|"
    r"lu|vò|lon|ống) gạo|"
    r"ống (?:heo|tiền|tiết kiệm)|tủ sách|góc|thùng|quỹ|hòm thư|hộp thư|bếp ăn|vườn|camera|"
    r"tiếng (?:kẻng|loa|trống)|đường (?:hoa|cờ)|thắp sáng|ngôi nhà|đổi rác|biến rác|cổng|sân chơi|hàng rào|"
    r"nuôi (?:heo|lợn)|heo đất|lợn (?:đất|nhựa)|"
    r"liên gia|cụm dân cư|khu dân cư|phiên chợ|gian hàng|nồi cháo|suất cơm|bữa sáng|dòng họ|tủ thuốc|thư viện|"
    r"(?:chi bộ|đảng bộ cơ sở|thôn|xóm|khu dân cư|gia đình|đảng viên|cán bộ)(?= [0-9])) "
)
"""What a practice without marks may be called by in small letters."""
SORT = re.compile(
    r"(?:kinh tế|sản xuất|phát triển|liên kết|chăn nuôi|trồng|nuôi(?! (?:heo|lợn) (?:đất|nhựa))|sinh kế|cánh đồng|"
    r"trình diễn|giảm|thoát|khởi nghiệp|du lịch|nông(?! dân)|câu lạc|hợp tác|chuyển đổi|canh tác|kinh doanh|luân canh|"
    r"thâm canh|xen canh|trang trại|vườn|ứng dụng|homestay|lúa|cây|con(?! đường)|ao|tưới|đa canh)(?![^\W_])"
)
"""Sorts of farms and trades, of which there are many; a single one is not named so."""
_DEED = re.compile(
    r"(?:tổ chức|phân công|công khai|thực hiện|triển khai|tăng cường|đẩy mạnh|nâng cao|chú trọng|tuyên truyền|hỗ trợ|"
    r"giúp|tham gia|đăng ký|đăng kí|lấy|rà soát|kiểm tra|gắn|thường xuyên|quan tâm|phát huy|ban hành|đổi mới|đề cao|"
    r"phối hợp|tập trung|làm tốt|mở|chủ động|tích cực|giao|đưa|nêu|lãnh đạo|chỉ đạo)(?!\w)"
)
"""What begins the telling of what was done, and no name."""
_PLACED = re.compile(
    r",? (?:ở|tại(?! (?:nguồn|chỗ|nhà)(?!\w))|thuộc|trên địa bàn) (?=\w)|,? (?P<of>của|do) (?=\w)|"
    rf" (?:{COMMUNES}|{HAMLETS}) (?=[{CAPITAL}0-9])"
)
"""What leads from a name to where it is, or to who runs it."""
_OWNED = re.compile(r" (?:của|do) (?=\w)")
COMMA = (
    r",(?! (?:chống|chữa cháy|cứu nạn|sạch|đẹp|an toàn|văn minh(?! trong)|tiến bộ|hạnh phúc|việc tang|"
    r"xanh(?=, sạch)|(?:vườn|ngõ|bếp) (?:đẹp|xanh|gọn|sạch|sáng)(?!\w)|tự (?:quản|phòng|bảo vệ|hòa giải)|"
    r"nước(?: sạch)?(?=[ ,.;(]|$)|ngõ (?:xóm|hẻm|phố)|hẻm phố|vỉa hè|lề đường|tệ nạn|phân loại|xử lý)(?!\w))"
)
"""A comma that parts: not that of "phòng, chống", "xanh, sạch, đẹp", "đường làng, ngõ xóm"."""
_WIDE = re.compile(r"(?:\([^()]*\)|[^;.(])+")
_NARROW = re.compile(rf"(?:\([^()]*\)|(?!{COMMA}| và {THING.pattern})[^;.(])+")
"""Items of lists that semicolons, or commas, part; what stands in brackets is one with the words before."""
_IN_BRACKETS = re.compile(rf" \([^()]*(?<!\w)(?:{COMMUNES}|{HAMLETS}) (?=[{CAPITAL}0-9])")
_LABEL = re.compile(r"(?:[-–+*•] |[0-9]{1,2}[.)] )?tên (?P<noun>mô hình|câu lạc bộ|phong trào|cách làm|diễn đàn) ?: ?")


def labelled(wording: Wording, start: int, end: int) -> tuple[int, int, str] | None:
    """Return the span behind a label, which takes the whole line, and its noun: "Tên mô hình: Chi bộ …"."""
    label = _LABEL.match(wording.low, start, end)
    if label is None:
        return None
    line = wording.plain.find("\n", label.end(), end)
    finish = trim(wording, label.end(), end if line < 0 else line)
    return label.end(), finish, label["noun"]


def in_list(wording: Wording, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield names in a list: "… như Cột điện nở hoa; Tuyến đường hoa"; in small letters if they tell where or whose.

    Where one is a thing that practices are called by, its neighbours in small letters are names as well.
    """
    is_wide = ";" in wording.plain[at:end]
    spans = [item.span() for item in (_WIDE if is_wide else _NARROW).finditer(wording.low, at, end)]
    found = [
        _item(wording, *part, is_wide=is_wide) for span in spans for part in _parts(wording, span, is_wide=is_wide)
    ]
    are_things = any(THING.match(wording.low, begin, finish) for begin, finish, _ in found)
    are_things = are_things or (is_wide and _are_alike(wording, at, [(begin, finish) for begin, finish, _ in found]))
    for begin, finish, is_placed in found:
        is_next = are_things and _is_next(wording, begin, finish, 16 if is_wide else 9)
        if is_next or is_item(wording, begin, finish, is_placed=is_placed):
            yield begin, finish
        elif not is_wide:
            return


def beside_quoted(wording: Wording, at: int, end: int, quoted: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the things in a list whose other names are quoted: "gồm: Tổ tự quản nhà trọ ở xã A; “…” của …"."""
    for item in _WIDE.finditer(wording.low, at, end) if ";" in wording.plain[at:end] else ():
        begin, finish, _ = _item(wording, *item.span(), is_wide=True)
        is_quoted = any(start < item.end() and item.start() < stop for start, stop in quoted)
        is_named = wording.plain[begin : begin + 1].isupper() or THING.match(wording.low, begin, finish)
        if not is_quoted and is_named and is_item(wording, begin, finish, is_placed=False):
            yield begin, finish


def _are_alike(wording: Wording, at: int, found: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a colon opens a list of three and more things, none of which is a deed, a sort, or somebody."""
    is_opened = wording.low[:at].rstrip().endswith(":")
    return (
        is_opened
        and len(found) > 2
        and not any(_DEED.match(wording.low, *each) for each in found)
        and sum(_is_next(wording, *each, 16) for each in found) > 1
        and all(SORT.match(wording.low, *each) is None for each in found)
    )


def _parts(wording: Wording, span: tuple[int, int], *, is_wide: bool) -> list[tuple[int, int]]:
    """Return the items that commas part between two semicolons, if each has its capital; else what stands there."""
    parts = [item.span() for item in _NARROW.finditer(wording.low, *span)] if is_wide else [span]
    begun = [part for part in parts if wording.plain[slice(*part)].lstrip(", ")[:1].isupper()]
    return parts if len(begun) == len(parts) > 2 else [span]


def is_own_movement(wording: Wording, begin: int, finish: int) -> bool:
    """Tell whether what a list of movements holds is none of the whole country's."""
    is_named = wording.plain[begin].isupper() or wording.low.startswith(("tổ ", "đội ", "quỹ ", "hũ ", "ống "), begin)
    return is_named and not campaigns.is_campaign(wording.plain[begin:finish])


def _item(wording: Wording, begin: int, finish: int, *, is_wide: bool) -> tuple[int, int, bool]:
    """Return the span of the name that an item begins with, and whether it is told where or whose that is."""
    begin, stop = _begin(wording, begin, finish), finish
    bracket = wording.plain.find(" (", begin, stop)
    finish = stop if bracket < 0 else bracket
    placed = placed_at(wording, begin, finish) if is_wide else _owned_at(wording, begin, finish)
    is_placed = (is_wide and placed is not None) or _IN_BRACKETS.match(wording.plain, finish, stop) is not None
    return begin, trim(wording, begin, finish if placed is None else placed), is_placed


def placed_at(wording: Wording, begin: int, finish: int) -> int | None:
    """Return where the words of place or of who runs it begin behind a name: "hát then | xã A", "… | của Hội B"."""
    for placed in _PLACED.finditer(wording.plain, begin, finish):
        if not placed["of"] or head_at(wording, placed.end(), finish):
            return placed.start()
    return None


def _owned_at(wording: Wording, begin: int, finish: int) -> int | None:
    """Return where the words of who runs it begin behind a name: "Hàng rào xanh | của Hội Phụ nữ xã A"."""
    found = (owned for owned in _OWNED.finditer(wording.plain, begin, finish) if head_at(wording, owned.end(), finish))
    return next((owned.start() for owned in found), None)


def trim(wording: Wording, begin: int, finish: int) -> int:
    """Return ``finish`` without the marks that a name does not end with."""
    return finish - (len(wording.plain[begin:finish]) - len(wording.plain[begin:finish].rstrip(" …-.;,")))


def is_no_name(wording: Wording, begin: int, finish: int) -> bool:
    """Tell whether words are the whole country's, generic, or of one person: "phát triển kinh tế của anh A"."""
    is_persons = _OF_PERSON.search(wording.plain, begin, finish + 30) or _PERSON.match(wording.plain, begin, finish)
    is_generic = _NEW_COUNTRY.fullmatch(wording.low, begin, finish) or wording.low[begin:finish] in campaigns.GENERIC
    return bool(is_persons or is_generic or campaigns.begins_as_frame(wording.plain[begin:finish]))


def _begin(wording: Wording, begin: int, finish: int) -> int:
    begin += len(wording.plain[begin:finish]) - len(wording.plain[begin:finish].lstrip(" :-…"))
    for prefix in ("và ", "mô hình ", "câu lạc bộ ", "clb "):
        begin += len(prefix) if wording.low.startswith(prefix, begin) else 0
    return begin


def is_item(wording: Wording, begin: int, finish: int, *, is_placed: bool) -> bool:
    words = wording.plain[begin:finish].split()
    if is_no_name(wording, begin, finish):
        return False
    if VERB.search(wording.low, begin, finish) or not 2 <= len(words) <= 14 or words[0].isdecimal():
        return False
    if len(words) <= 9 and THING.match(wording.low, begin, finish):
        return True
    if (words[0].lower() in NOT_FIRST and words[:2] not in (["Xã", "hội"], ["Trường", "học"])) or not (
        is_placed or words[0][0].isupper()
    ):
        return False
    if is_placed:
        return True
    return HOUSES.match(wording.low, begin, finish) is None and words[1][0].islower()


def _is_next(wording: Wording, begin: int, finish: int, most: int) -> bool:
    """Tell whether an item in small letters goes on with things: "như: tiếng kẻng an ninh, đường cờ Tổ quốc, …"."""
    words = wording.low[begin:finish].split()
    is_clause = VERB.search(wording.low, begin, finish) or SORT.match(wording.low, begin, finish)
    if not 2 <= len(words) <= most or is_clause or is_no_name(wording, begin, finish):
        return False
    is_body = words[:2] != ["trường", "học"] and (words[0] in NOT_FIRST or head_at(wording, begin, finish))
    return wording.plain[begin].islower() and not is_body
