"""Whether a practice is new or kept up, as the words around its name tell."""

import re
from collections.abc import Sequence

from trackerapp.articles.practices import runners
from trackerapp.articles.prose.wording import Wording

_NEW = re.compile(
    r"xây dựng mới|thành lập mới|(?<!cách )(?<!việc )làm mới|ra mắt|mới (?:được )?(?:thành lập|ra mắt|xây dựng|"
    r"triển khai)|đăng ký mới|vừa (?:được )?(?:thành lập|triển khai|xây dựng|lập|mở)|mới đưa vào|"
    r"mô hình mới(?!,? (?:cách làm|sáng tạo|hiệu quả|việc))|"
    r"(?:lễ|hội nghị|buổi) (?:công bố )?(?:quyết định )?(?:thành lập|phát động|khởi động)|"
    r"(?:phát động|khởi động|bắt đầu)(?: (?:triển khai|thực hiện|xây dựng))*(?= (?:mô hình|câu lạc bộ|clb))|"
    r"có thêm(?= (?:(?:các|nhiều|một|[0-9]+) )?(?:mô hình|câu lạc bộ|cách làm|phong trào|\"))"
)
_KEPT = re.compile(
    r"(?<!được )duy trì|được duy trì(?=[^.;\"]{0,60}?(?::| như| gồm| là) ?)|"
    r"giữ nếp|vẫn giữ|tiếp tục (?:thực hiện|triển khai|phát huy|nhân rộng|được|giữ)"
)
"""What keeps those named behind it; said of one named before ("vẫn được duy trì") it tells nothing of the next."""
_KEPT_BEFORE = re.compile(r"duy trì|giữ nếp|được giữ vững|vẫn (?:được )?giữ")
_NOT_SO = re.compile(r"(?<!\w)(?:không|chưa|khó|ngừng|thôi|sẽ|kỳ vọng|mong|hy vọng|để|nhằm|cần|phải|nếu) [^.;,]{0,30}$")
"""What denies, or wishes for, what is said behind it."""
_OTHERWISE = re.compile(
    r"(?:(?<!\w)(?<!được duy trì )và|;) (?:nhân rộng|xây dựng(?! mới)|triển khai|thực hiện|tổ chức|phát động|"
    r"khởi xướng|có)(?!\w)"
)
STATUS = {"new": _NEW, "maintained": _KEPT}
_BEHIND = re.compile(
    r"(?:, ?(?:\.{3}|…))?(?:[^;.,\"]|,(?=[^()\"]{0,80}\))){0,90}?,? ?(?<![^\W_])(?:được |đã )?(?:"
    r"(?P<new>mới (?:được )?(?:thành lập|ra mắt|xây dựng|triển khai|"
    r"ra đời)|"
    r"vừa (?:được )?(?:thành lập|ra mắt|triển khai|xây dựng|ra đời)|(?:được )?(?:thành lập|xây dựng) mới|ra mắt|"
    r"là mô hình mới)|"
    r"(?P<maintained>(?:được |tiếp tục )?(?:duy trì|giữ vững)|"
    r"tiếp tục (?:được )?(?:thực hiện|triển khai|phát huy|nhân rộng|"
    r"giữ)))(?!\w)"
    r"(?! (?:mô hình|câu lạc bộ|phong trào|các|những))"
)
"""What is said of a practice right behind its name and runner."""
_KEPT_BY = re.compile(
    r"[^;.\"]{0,120}?(?: được [^;.,\"]{2,60}|, (?:đến|hiện) nay,? vẫn(?: được| tiếp tục)*) duy trì(?!\w)(?! và)"
)
"""What is said of who keeps it up: "… tại các trường được Đoàn Thanh niên tiếp tục duy trì"."""
_CLAUSE = re.compile(r";|, (?:còn|trong khi(?: đó)?|riêng)(?= )")


def told(low: str, start: int, end: int) -> list[tuple[int, str | None]]:
    """Return the words for new and kept up in a sentence, in order; None is where something else begins."""
    words_of = [*STATUS.items(), (None, _OTHERWISE)]
    said = [(found.start(), is_) for is_, words in words_of for found in words.finditer(low, start, end)]
    return sorted(said, key=lambda each: each[0])


def of_those_before(low: str, start: int, end: int) -> str | None:
    """Return what a sentence tells of practices that were named before it."""
    found = ((words.search(low, start, end), said) for words, said in ((_NEW, "new"), (_KEPT_BEFORE, "maintained")))
    return next((said for told, said in found if told and not _NOT_SO.search(low, start, told.start())), None)


def of(wording: Wording, said: Sequence[tuple[int, str | None]], name: tuple[int, int], end: int) -> str | None:
    """Return the status of the practice at ``name``: by the last word of ``said`` before it, else right behind it."""
    before = [status for at, status in said if at < name[0] and not _is_of_another(wording, at, name[0])]
    behind = _BEHIND.match(wording.low, name[1], end)
    is_kept = behind is None and _KEPT_BY.match(wording.low, name[1], end)
    return before[-1] if before else ("maintained" if is_kept else behind and behind.lastgroup)


def _is_of_another(wording: Wording, at: int, name: int) -> bool:
    """Tell whether what is said at ``at`` is of another clause, in which somebody else acts."""
    clause = max((found.end() for found in _CLAUSE.finditer(wording.low, at, name)), default=None)
    if clause is None:
        return False
    return runners.before(wording, clause, name) is not None or runners.another_acts(wording, clause - 1, name)
