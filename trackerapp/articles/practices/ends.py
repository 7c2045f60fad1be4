"""Where a name without quotation marks ends."""

import re
from typing import NamedTuple

from trackerapp.articles.practices import items
from trackerapp.articles.prose.vocabulary import CAPITAL, UNITS
from trackerapp.articles.prose.wording import Wording

_STOP = re.compile(
    rf"[;:()\"“”…\n]|\.(?![0-9])|{items.COMMA}| (?=[0-9]+/[0-9])|"
    r" -(?= )(?! (?:xanh|sạch|đẹp|sáng|an toàn|văn minh|thân thiện|tự quản|nghĩa tình|hạnh phúc)(?!\w))|"
    r"(?<!nhà) ở(?![^\W_])|(?<!không) (?:có|còn|để)(?![^\W_])| (?:(?<!em nuôi )của|tại(?! (?:nguồn|chỗ|gia(?! lai)|"
    r"nhà(?! (?:văn|ông|bà|máy|trường|chị|anh)))(?!\w))|do|được|"
    r"với(?! (?:pháp luật|atgt|an toàn|an ninh|môi trường|cộng đồng|biển đảo|biên giới))|(?<![0-9] )trong|"
    r"(?:dài|rộng|trị giá)(?= (?:[0-9]|gần|hơn|trên|khoảng))|"
    r"đã|và(?! (?:cứu (?:hộ|nạn)|xử lý|tái chế|làm theo))|cho(?! (?:em|bé|hộ nghèo|người nghèo|người già|trẻ|bạn|"
    r"con)(?![^\W_]))|(?<!làm )theo(?! (?:gương|lời) bác)|nhằm|"
    r"(?<!trợ )(?<!tự )giúp(?! nhau)|góp phần|"
    r"góp sức|thu hút|từ(?! gia đình)|là|trên(?! (?:đồng|mạng|không gian mạng))|khi|(?:tới|đến)(?! trường)|"
    r"mang|này|đó|thuộc|ra đời|"
    r"ra mắt|thành lập|bước đầu|hoạt động|đang|sẽ|"
    r"gắn(?= với)|kết hợp(?= với)|hướng(?= tới| đến)|năm|gồm|vào|như|mà|tham gia|cũng|luôn|tổ chức|thực hiện|"
    r"triển khai|thường xuyên|đều|vừa|nay)(?![^\W_])"
)
_IN_PLACE = re.compile(rf" (?:{UNITS}|T\.?P|T\.?X|T(?=\.|$))\.? ?(?=[{CAPITAL}]|$)")


class End(NamedTuple):
    """Where a name ends, the word or mark that it ends before ("" if none was met), and where that ends."""

    at: int
    mark: str
    behind: int

    @property
    def is_quotation(self) -> bool:
        return self.mark != "" and self.mark in '"“”'


def end_of_name(wording: Wording, at: int, stop: int, most: int = 90) -> End:
    """Return where the name that goes on from ``at`` ends, at most ``most`` characters further."""
    limit = min(stop, at + most)
    found = _STOP.search(wording.low, at, limit)
    end = before_place(wording, at, items.trim(wording, at, found.start() if found else limit))
    return End(end, found[0], found.end()) if found else End(end, "", limit)


def before_place(wording: Wording, at: int, finish: int) -> int:
    """Return where a name ends that its place follows: "liên thế hệ | xã A"."""
    place = _IN_PLACE.search(wording.plain, at, finish)
    return place.start() if place else finish
