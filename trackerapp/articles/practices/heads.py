"""The words that introduce a practice, and those that introduce something else."""

import re

KINDS = [
    ("mô hình", "mô hình|mô hình điểm|mô hình dân vận khéo"),
    ("câu lạc bộ", "câu lạc bộ|clb"),
    ("diễn đàn", "diễn đàn"),
    (
        "trang mạng",
        (
            "trang facebook|trang fanpage|fanpage|facebook|trang zalo|nhóm zalo|zalo|kênh zalo|trang mạng|"
            "trang thông tin|kênh youtube|kênh tiktok|website|trang web"
        ),
    ),
    ("cách làm", "cách làm|sáng kiến|giải pháp|cách thức"),
    ("chương trình", "các chương trình"),
    ("phong trào", "phong trào thi đua|phong trào|cuộc vận động|chiến dịch"),
    (
        "khác",
        (
            "công trình|phần việc|công trình, phần việc|việc làm|hòm thư|hộp thư|thùng|quỹ|tủ sách|kệ sách|"
            "tủ quần áo|tủ thuốc|tủ bánh|tủ|nếp|kho|đường dây nóng|chuyến xe|chuyến đò|quán cơm|quán|quầy|tiệm|"
            "hội quán|bảng tin|bữa cơm|ống tre|khu trọ|bếp|bức tường|camera|xưởng|sàn|hòm|"
            "tuyến đường|tuyến phố|đoạn đường|con đường|đường hoa|hũ gạo|ống heo|heo đất|"
            "bếp ăn|nồi cháo|suất cơm|gian hàng|quầy hàng|cửa hàng|phiên chợ|chợ|góc|sân chơi|vườn rau|vườn|"
            "khu dân cư|tổ tự quản|tổ hợp tác|tổ liên gia|tổ tiết kiệm|tổ phụ nữ|tổ|đội|nhóm|"
            "ngày hội|ngày|giờ|tiết học|buổi|chương trình|dự án|hộp|nhà|ngôi nhà|"
            "lớp học|lớp|hẻm|thư viện|điểm|trạm|cổng|bữa sáng|hoạt động|ống tiết kiệm|cây|hàng rào|cột cờ|đường cờ|"
            "ánh sáng"
        ),
    ),
]
"""The kinds of practices with the nouns that introduce them, right before the name."""

_KIND_OF = {noun: kind for kind, nouns in KINDS for noun in nouns.split("|")}
_STRONG = (
    "|".join(noun for kind, nouns in KINDS if kind != "khác" for noun in nouns.split("|")) + "|công trình thanh niên"
)
_WEAK = dict(KINDS)["khác"]
_MODIFIER = (
    r"(?:,? (?!(?:là|theo|về(?! [^\W_]+ [^\W_]+)|đạt|như|nhằm|được|đã|góp|để|với|và|của|cho|từ|trong đó|còn|vẫn|chưa|"
    r"bị|này|ấy|rất|lại|đang|sẽ)(?![^\W_]))[^\W_]+){0,7}"
)

HEAD_BEFORE = re.compile(
    rf"(?P<before>.*)(?<![^\W_])(?P<noun>{_STRONG})(?: \([^\W\d_]{{2,6}}\))?(?P<more>{_MODIFIER})(?P<is> là)? ?:? ?$",
    re.DOTALL,
)
"""The last noun that introduces what is quoted right behind it, with its abbreviation and what qualifies it."""

DASHED = re.compile(r"(?<![^\W_])(?<!các )(?<!những )mô hình(?! hay| kinh tế)[^.;:\"]{3,160} [-–] $")
"""What names a practice at last, behind whose it is: "mô hình làm theo Bác của Bộ phận một cửa xã A - “…”"."""
IS_NAMED = re.compile(r"[^\w\"]*(?:một )?mô hình (?!này)[^.;:,\"]{3,100} là ", re.IGNORECASE)
"""What begins a sentence and leads to the name: "Mô hình làm theo Bác ở xã A là “…”"."""
HEAD_RIGHT_BEFORE = re.compile(rf"(?<![^\W_])(?P<noun>{_STRONG}) $")
WEAK_BEFORE = re.compile(rf"(?<![^\W_])(?P<noun>{_WEAK})(?P<more>(?: [^\W_]+){{0,3}}) ?:? ?$")
"""A noun that introduces a practice only in a list of practices."""

_SAVING = (
    "(?:hũ|lu|vò|lon|bò|nắm|thùng|khạp|hộc|ghè) gạo|ống (?:heo|lợn|tiền|tiết kiệm)|(?:nuôi )?(?:heo|lợn) đất|nuôi heo"
)
SAVING = re.compile(rf"(?:{_SAVING})(?!\w)")
"""Ways of saving little by little, which name a practice whoever is said to have it."""
OWN_NOUN = re.compile(
    rf"(?:{_SAVING}|"
    r"tủ (?:sách|thuốc|áo quần|quần áo)|"
    r"kệ sách|"
    r"góc|quầy|gian (?:hàng|bếp)|cửa hàng|siêu thị|phiên chợ|bếp|nồi cháo|bát cháo|suất cơm|bữa (?:cơm|sáng|ăn|trưa)|"
    r"lớp|giờ|tiết học|cổng|tuyến (?:đường|phố)|đoạn đường|con đường|hẻm|ngõ|vườn|sân chơi|thùng|hòm thư|hộp thư|quỹ|"
    r"tổ|đội|nhóm|trạm|điểm|cây|cột cờ|camera|tiếng (?:kẻng|loa|trống|mõ)|kẻng|chuyến (?:xe|đò)|bàn|tiệm|quán|kho|"
    r"thư viện|hàng rào|ngân hàng|ngày thứ|sáng thứ|chiều thứ|ngày không|nhật ký|sổ vàng|"
    r"mỗi (?!thầy|năm)[^\W_]+(?: [^\W_]+){0,3}? một) "
)
"""The things that a practice is named after when its name holds its noun."""

WORKS = (
    "công trình",
    "phần việc",
    "tổ",
    "đội",
    "quỹ",
    "tủ sách",
    "bếp ăn",
    "gian hàng",
    "lớp học",
    "thư viện",
    "tuyến đường",
)
"""Weaker nouns that introduce a practice by themselves where its runner is named behind it."""

ANNOUNCED = re.compile(
    r"(?<![^\W_])(?:nhiều|các|những|một số|hàng loạt|[0-9]+)(?: [^\W_]+){0,2} (?P<noun>mô hình|cách làm|việc làm|"
    r"phần việc)"
    r"(?![^\W_])(?! (?:kinh tế|sản xuất|trồng|nuôi))[^:\"]*$"
)
"""What tells that practices follow in the next sentence: "… nhiều mô hình ra đời."."""

LIST_NOUN = re.compile(
    r"(?<![^\W_])(?:mô hình|cách làm|kiểu làm|câu lạc bộ|clb|công trình|phần việc|việc làm(?! theo)|sáng kiến|"
    r"phong trào|tổ tự quản|đội tự quản|"
    r"(?:nhiều|các|những) chương trình(?= (?:nghĩa tình|an sinh|nhân đạo|tình nguyện|ý nghĩa|thiết thực))|"
    r"(?:nhiều|các|những) hoạt động(?= (?:có |mang )?(?:ý nghĩa|thiết thực|hiệu quả|cụ thể|sáng tạo|hay)))(?![^\W_])"
)
_FIRST = (
    "tiêu biểu|điển hình|nổi bật|ấn tượng|cụ thể(?! hóa)|đáng chú ý|đáng kể|kể đến|kể tới|đơn cử|ví dụ|chẳng hạn|"
    "trong đó|bao gồm|đó"
)
_AFTER_NOUN = "như|gồm|là|sau|hay|tốt|hiệu quả|sáng tạo|thiết thực|tiêu biểu|điển hình|mô hình"
_NEXT = r" ?(?:mô hình|phong trào|clb|câu lạc)"
INTRODUCER = re.compile(
    rf"(?<![^\W_])(?:{_FIRST})(?: [^\W\d_]+){{0,4}}?(?:(?: như| là| có| gồm) ?(?=[:\"“]|{_NEXT})| ?(?=:|{_NEXT}))|"
    rf"(?<![^\W_])(?:{_AFTER_NOUN}) ?:(?: |$)|"
    r"(?<![^\W_])(?:mô hình|cách làm|câu lạc bộ|công trình|phần việc|việc làm|phong trào)(?: [^\W\d_]+){0,4} ?:(?: |$)|"
    r"(?<![^\W_])trong (?:các|những|số)(?: các| những)? (?:mô hình|cách làm)[^.;:\"]{0,40}, ?(?=\")|"
    rf"(?<![^\W_])(?:như|gồm|là)(?: sau)? ?(?::|;(?= ?\"))|(?<![^\W_])như(?: là)?(?= )|"
    rf": ?(?=\")|"
    r"(?<![^\W_])gồm(?= )|(?:các|những|hai|ba|bốn|năm|[0-9]+) (?:mô hình|cách làm|"
    r"câu lạc bộ)(?: [^\W\d_]+){0,5} là ?(?=\")|một trong (?:những|các|số) (?:mô hình|"
    r"cách làm)[^.;:\"]{0,70} là ?(?=\")"
)
"""What opens a list of practices behind such a noun."""
OPENER = re.compile(
    r"(?:tiêu biểu|điển hình|nổi bật|cụ thể(?! hóa)|trong đó|đó là|có thể kể|phải kể|đơn cử|đáng chú ý|"
    r"bên cạnh|ngoài ra|cùng với|trong số (?:này|đó|ấy|được))"
)
GOES_ON = re.compile(
    rf"(?:{OPENER.pattern}|một trong (?:những|các|số))[^,.;\"]{{0,30}}"
    rf"(?<![^\W_])(?:là|như|có|gồm|kể đến|phải kể)(?![^\W_])|{OPENER.pattern}:|"
    r"(?:qua đó|từ (?:đó|đây)|nhờ đó|nhờ vậy|đến nay),? (?:(?:đã |cũng )*(?:có|xuất hiện|hình thành|xây dựng)|"
    r"(?:(?:hai|ba|[0-9]+|các|những|nhiều) )?mô hình)(?![^\W_])|"
    r"trong đó,? (?:[^\W_]+ ){0,9}?(?:mô hình|câu lạc bộ|cách làm)(?![^\W_])|"
    r"đây (?:chính |cũng )?là (?:một )?(?:hoạt động|việc làm|bước)(?![^\W_])|"
    r"tên (?:mô hình|câu lạc bộ|phong trào|cách làm) ?:|"
    r"(?:[^.;\"]{0,60}, )?(?:đơn vị|cơ quan|chị em|các chị|hội viên|anh em|các anh|thầy trò|thầy cô|chúng tôi|tập thể|"
    r"cán bộ, chiến sĩ|cả chi bộ|mọi người) (?:đã|đang|cũng|còn|lại|vẫn|cùng|tự|bàn|xây dựng|triển khai|thực hiện|"
    r"chọn|"
    r"duy trì|có|lập|làm|mở|nghĩ|thành lập|quyết định|bắt|góp)(?![^\W_])"
)
"""What begins a sentence that goes on with the practices of whoever acted before."""
LEADS = re.compile(r'[ "]*(?:(?:với|từ|nhờ|thông qua|bằng) )?(?:mô hình|cách làm|câu lạc bộ) "?')
"""What stands before a name that a sentence begins with."""
THIS = re.compile(
    r"(?P<this>mô hình|cách làm|câu lạc bộ|phong trào)"
    r"(?: (?:này|ấy|trên)(?!\w)|(?= (?:do|được|mới|đã|hiện|vẫn) ))|"
    r"(?:đây|đó) (?:chính |cũng )?là (?:một )?(?P<that>mô hình|cách làm|câu lạc bộ)(?: [^\W\d_]+){0,3}?"
    r"(?= (?:của|do|được) )"
)
"""What begins a sentence that tells more of the practice named before it."""
ALL_OF_THEM = re.compile(
    r"(?:(?:hiện(?: nay)?|đến nay),? )?(?:tất cả )?(?:các|những|cả [^\W_]+) (?:mô hình|câu lạc bộ|cách làm|phong trào) "
    r"(?:nói |kể |nêu )?(?:trên|này)(?!\w)"
)
"""What begins a sentence that tells more of all that were named before it."""
CLOSER = re.compile(
    r"(?<![^\W_])(?:qua đó|từ đó|nhờ đó|nhờ vậy|góp phần|nhằm|phát huy|phương châm|hưởng ứng|chủ đề|"
    r"tinh thần|thực hiện tốt)(?![^\W_])"
)

NOT_BEFORE = re.compile(
    r"(?<![^\W_])(?:phương châm|khẩu hiệu|chủ đề|chuyên đề|tinh thần|thông điệp|về|hội thi|cuộc thi|"
    r"hội diễn|hội thao|giải|liên hoan|hội trại|hội chợ|"
    r"cuốn sách|(?<!tủ )(?<!kệ )(?<!đọc )sách|tác phẩm|tập san|bài hát|ca khúc|"
    r"bài viết|bài báo|bài thơ|chuyên mục|chuyên trang|tin nhắn|danh hiệu|tiêu chí|tiêu chuẩn|"
    r"chuẩn mực|phẩm chất|đức tính|(?:câu |mẩu )?chuyện|câu nói|câu|lời dạy|lời bác|lời|lời kêu gọi|quan điểm|tư tưởng|"
    r"nguyên tắc|"
    r"nhiệm vụ|mục tiêu|kế hoạch|đề án|nghị quyết|chỉ thị|quyết định|hướng dẫn|quy định|luật|báo cáo|"
    r"tham luận|hội nghị|hội thảo|tọa đàm|lễ|lễ hội|đợt|tuần lễ|tháng|học bổng|quà|suất quà|phần quà|"
    r"tình trạng|hiện tượng|biểu hiện|bệnh|căn bệnh|từ|cụm từ|chữ|gọi là|ví như|ví là|mệnh danh|"
    r"trở thành|trở nên|thành|là|(?<!phần )việc|phim|vở|triển lãm|cuộc|đạt|đạt chuẩn|chuẩn|công nhận|"
    r"gia đình văn hóa|"
    r"vấn đề|lĩnh vực|điểm|kiểu|nói|(?<!việc )làm|nghĩ|viết|kể|hỏi|đáp|rằng|nạn|tệ|thế|chất|sự|cái|những|theo|"
    r"tên|khối|nghề|bí quyết|tấm gương|gương|dân|người|bộ đội|anh|chị|kỷ niệm|giai đoạn|giá trị|"
    r"phong cách|ý thức|niềm tin|thời gian|các nội dung|nội dung|thang điểm|suy thoái|đẩy mạnh|"
    r"nhãn hiệu|chỉ dẫn địa lý|thương hiệu|sản phẩm|quy trình|bộ tiêu chí|phần mềm|ứng dụng|cẩm nang|"
    r"sổ tay)"
    r"(?: (?:là|như|với|rằng|của|các|những|một|đó|bác|người|hồ chí minh|đảng))? ?:? ?$"
)
"""What stands before a quotation that names no practice: slogans, themes, titles, words for effect, gifts."""


def kind_of(noun: str) -> str:
    """Return the kind of practice that a noun introduces."""
    is_other = noun.startswith(("công trình", "đội")) or noun.endswith(("hoạt động", "chương trình"))
    return _KIND_OF.get(noun.strip(), "khác" if is_other else "mô hình")


def own_kind(name: str) -> str | None:
    """Return the kind that a name holds itself, such as that of "Câu lạc bộ nông dân pháp luật"."""
    low = name.lower()
    return next(
        (
            kind
            for noun, kind in _KIND_OF.items()
            if kind not in {"khác", "mô hình", "cách làm"} and low.startswith(noun + " ")
        ),
        None,
    )
