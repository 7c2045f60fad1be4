"""Who runs a practice, as the words behind its name say."""

import re

from trackerapp.articles.bodies.running_units import Runner, hamlet_at, is_small, unit_at
from trackerapp.articles.practices.runners import AND, DOES, LEADING, behind_places, is_called
from trackerapp.articles.prose.vocabulary import BEGIN, CARRY_OUT, UNITS
from trackerapp.articles.prose.wording import Wording

_BY = re.compile(
    r"[\"”“’' ]{0,3}(?:\([^()\n]{2,160}\) ?(?=do |của ))?(?:,? ?(?:ở|tại|thuộc|"
    r"trên địa bàn) (?:(?:[^\W\d_]+ ){0,5}?[^\W\d_]+ (?=được |của |do )|[^.;:()\"]{2,60}? (?=do )))?"
    r"(?:(?:đã )?(?:được )?(?:ra mắt|ra đời|thành lập|triển khai|xây dựng|hình thành|hoàn thành)[ ,]"
    r"[^.;:()\"]{0,30}(?<= )(?=do |từ |theo ))?(?:"
    r",? ?(?:- )?(?:(?:từ|theo) (?:ý tưởng|sáng kiến|đề xuất) |"
    r"(?:-|là|,) ?(?:một |tên |gọi |của )*(?:mô hình|cách làm|câu lạc bộ|"
    r"sáng kiến|ý tưởng|tên)(?: (?:mới|hay|điểm|riêng))? (?:trong [^,.;:()\"]{2,40}? (?=mà ))?)?"
    r"(?:của|do|mà)(?: các)? |\(| ?- )"
)
_BY_WHOM = re.compile(
    r"[\"”“’', ]{0,3}(?:(?:ở|tại|trên địa bàn) [^.;:()\"]{2,90}? )?(?:(?:đã|cũng|đang|vẫn|luôn|tiếp tục) )*được "
)
_LATER_BY_WHOM = re.compile(r"[\"”“’' ]{0,3},? ?(?:[^.;:()\"]|\([^()\"]{2,12}\)){2,140}? được ")
"""… behind what is said of it: "… là một hoạt động ý nghĩa được Bộ đội Biên phòng tỉnh triển khai"."""
_AT = re.compile(
    r"[\"”“’' ]{0,3},? ?(?:(?:đã |đang |vẫn |cũng |mới )?được (?:triển khai|thực hiện|xây dựng|thành lập|"
    r"áp dụng|duy trì) )?"
    r"(?:ở|tại|thuộc)(?: các)? "
)
_ACTED = re.compile(rf"\)? ?{DOES}(?![^\W_])|[^.;:,\"]{{0,50}} (?:tham mưu|phối hợp|{CARRY_OUT}|{BEGIN})(?!\w)")
_END = re.compile(r"[.,;:)\n]|$")
_LEAD = re.compile(
    rf"[-\s]*(?:để |nhằm )?(?:với|từ|bằng|thông qua|nhờ|qua|ngoài|bên cạnh|{CARRY_OUT}) [^,.;:\"]{{0,60}}"
    r"(?:\"[^\"]{2,120}\"(?:, | và ))*\"? ?"
)
_ITEMS = re.compile(r"(?:(?:, | và |, và )\"[^\"]{2,120}\")*, ")
"""The other names that the sentence leads with."""
_GOES_ON = re.compile(
    rf"(?:, (?:{UNITS}) [^,.;:()\"]{{1,30}}?)* "
    r"(?:đã|vừa|cũng|còn|đang|luôn|tích cực|thường xuyên|giúp|vận động|tổ chức)(?!\w)"
)


def of(wording: Wording, at: int, stop: int) -> Runner | None:
    """Return the unit named right behind a name: "… của Hội Phụ nữ xã A", "… (Trạm Y tế thị trấn B)"."""
    by = _BY.match(wording.low, at, stop)
    if by is None or (by[0].endswith("(") and hamlet_at(wording, by.end(), stop)):
        return None
    unit = unit_at(wording, by.end(), stop)
    return unit and (_both(wording, unit, stop) or unit)


def is_small_unit(wording: Wording, at: int) -> bool:
    """Tell whether a name is followed by a unit of a commune or a school, whose it is."""
    return is_small(wording, of(wording, at, at + 90))


def acted_on(wording: Wording, at: int, stop: int) -> Runner | None:
    """Return the unit that is said to act on a practice behind its name: "… được Hội Phụ nữ xã A duy trì"."""
    for passive in (_BY_WHOM, _LATER_BY_WHOM):
        by = passive.match(wording.low, at, stop)
        unit = _acting(wording, by.end(), stop) if by else None
        if unit:
            return unit
    return None


def _acting(wording: Wording, at: int, stop: int) -> Runner | None:
    of_many = wording.low.startswith("các ", at)
    unit = unit_at(wording, at, stop) or unit_at(wording, at + 4 * of_many, stop)
    return unit if unit and _ACTED.match(wording.low, behind_places(wording, unit.end, stop), stop) else None


def _both(wording: Wording, unit: Runner, stop: int) -> Runner | None:
    """Return two units that are named side by side, and nothing of them: "… của Liên đội và Chi đoàn trường."."""
    link = AND.match(wording.low, unit.end, stop)
    other = unit_at(wording, link.end(), stop) if link else None
    return Runner(unit.start, other.end) if other and _END.match(wording.low, other.end) else None


def led_to(wording: Wording, start: int, name: int, at: int, stop: int) -> Runner | None:
    """Return the unit that acts behind a name which the sentence leads with: "Với mô hình “…”, Hội … đã …"."""
    items = _ITEMS.match(wording.low, at, stop)
    if items is None or not _LEAD.fullmatch(wording.low, start, name):
        return None
    leading = LEADING.match(wording.low, items.end(), stop)
    unit = unit_at(wording, leading.end() if leading else items.end(), stop)
    ends = (unit.end, behind_places(wording, unit.end, stop)) if unit else ()
    return unit if any(_GOES_ON.match(wording.low, end, stop) for end in ends) else None


def around(wording: Wording, at: int, stop: int, *, is_quoted: bool) -> Runner | None:
    """Return the unit in which a practice is carried out: "… tại Trường Tiểu học A".

    Where a practice is brought to a hamlet, or merely described as one of it, the hamlet does not run it.
    """
    by = _AT.match(wording.low, at, stop)
    if by is None or (("được" in by[0] or not is_quoted) and hamlet_at(wording, by.end(), stop)):
        return None
    unit = unit_at(wording, by.end(), stop)
    is_any = unit and by[0].endswith("các ") and not is_called(wording.plain[by.end() : unit.end])
    return None if is_any else unit
