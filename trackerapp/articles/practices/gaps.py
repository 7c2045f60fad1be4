"""What stands before, between and behind quotations, and tells what they are."""

import re

from trackerapp.articles.prose.vocabulary import BEGIN, CAPITAL, CARRY_OUT, HAVE

GLUE = re.compile(r"(?:[\s,;/&+-]|(?<![^\W_])(?:và|cùng|với|hay|hoặc|các|cùng với|đến|tới)(?![^\W_]))*")
CHAIN = re.compile(
    r" ?(?:\([^()\"]{0,120}\))? ?(?:(?:của|do|ở|tại|trên địa bàn|"
    r"thuộc) [^\".;:()]{2,110})?(?: ?\([^()\"]{0,80}\))?(?:[,;]|[,;]? (?:và|cùng|hay|hoặc)) ?(?:là |"
    r"cả )?"
)
"""What stands between two names of one list: who runs the first, and where."""
SEMICOLON = re.compile(r"[^\".;]{0,120}; ?(?:và )?")
TOLD = re.compile(r"[^\".;:()]{0,110}(?:,|,? và) ")
"""What is told of a thing in a list, before the next: "“Tổ an ninh” với 30 người tham gia, “Tổ hòa giải”"."""
COUNTED_ON = re.compile(r"[^\".;:]{0,60}, (?:và )?[0-9.]+ (?:tổ|nhóm|câu lạc bộ|clb|đội|mô hình|chi hội) (?:phụ nữ )?")
"""What counts the next of its sort: "380 tổ “Hũ gạo tình thương”/11.497 thành viên, 235 tổ “…”"."""
FOLLOWED = re.compile(r"[^.;]{0,160}? được [^.;\"]{2,60} hưởng ứng(?!\w)")
"""What is said of movements that others have started: "… được công nhân hưởng ứng"."""
AND_ANOTHER = re.compile(r"[\", ]*(?:và|cùng|,) (?:các )?(?:phong trào|cuộc vận động|đợt)(?: thi đua)? $")
"""What goes on with another movement."""
IN_TURN = re.compile(r" ?(?:\([^()\"]{0,80}\))?[,;] (?:và |còn )?[^\".;:()]{2,80} (?:với|có) ")
"""… and where another one has the next: "A với “…”; B với “…” là những mô hình …"."""
SET_UP = re.compile(
    rf"(?<![^\W_])(?:{HAVE}|{CARRY_OUT}|giữ|gây dựng|gây|thành lập|mở|lập|khởi động|khởi xướng)"
    r"(?: [^\W_]+(?:\.[0-9]+)*){0,3} $"
)
LAUNCHED = re.compile(
    r"(?<![^\W_])(?:ra mắt|thành lập|nhân rộng|duy trì|người (?:khởi xướng|sáng lập))"
    r"(?: các| hoạt động| lễ ra mắt| việc)? ?:? ?$"
)
CALLED = re.compile(
    r"(?:với tên gọi|mang (?:chung )?(?:một )?tên gọi|mang tên|có tên gọi|có tên|đặt tên|lấy tên|gọi tên|(?:đặt|gọi|"
    r"biết)(?: [^\W_]+){0,3} tên|"
    r"đổi tên|tên)(?: gọi)?(?: (?:chung|thân thương|thân thiện|giản dị|"
    r"mộc mạc|dân dã|ý nghĩa|độc đáo|gần gũi|dễ nhớ|"
    r"(?:rất|khá|thật) [^\W_]+(?: [^\W_]+)?))?(?:(?:, đó)? là| thành)? $|đặt là $|gọi (?:nôm na|tắt) là $|"
    r"(?:đặt|gọi) tên cho (?:[^\W_]+ ){1,4}là $"
)
NOUN_BEHIND = r"(?P<{}>mô hình|cách làm|câu lạc bộ|sáng kiến|việc làm|công trình|phong trào)"
IS_ONE = re.compile(
    r" ?(?:\([^()\"]{0,80}\) ?)?(?:"
    r"(?:đã |cũng )?(?:là|trở thành|làm) (?:một |những |các |số |trong |tên |gọi |"
    r"của )*" + NOUN_BEHIND.format("a") + "|"
    r"[,-] (?:một |những |các )*"
    + NOUN_BEHIND.format("b")
    + r"(?: [^\W\d_]+){0,2} (?:của|do|được|giúp|mà|mang|đã|đang|vừa)(?![^\W_])|"
    r",? (?:xem|coi) (?:đây|đó) là (?:một |những )*" + NOUN_BEHIND.format("c") + ")"
)
"""What is called a practice behind its name: "“Hũ gạo đầu thôn” là mô hình của …"."""
COUNTED_EVENTS = re.compile(
    r"(?<![^\W_])(?:[0-9]+|tổ chức(?: các| nhiều)?) (?:chương trình|buổi|đợt|ngày hội|lớp|cuộc|hoạt động|sân chơi|"
    r"suất|"
    r"căn|ngôi) ?$"
)
HAS = re.compile(rf"(?<![^\W_])(?:{HAVE}|{CARRY_OUT}|đảm nhận|giữ lửa|giữ vững)(?: tốt| hiệu quả)* $")
RUNS = re.compile(rf"(?<![^\W_])(?:{HAVE}|bằng|{CARRY_OUT}|{BEGIN}|đặt|làm|đảm nhận|phát đi)(?: [^\W_]+){{0,2}} $")
MAKES = re.compile(r"(?<![^\W_])(?:mở|lập|làm|dựng|khởi xướng|sáng lập) $")
BORN = re.compile(r" ?(?:được |đã )*(?:ra đời|ra mắt|thành lập|duy trì|hoạt động)(?!\w)")
FROM_ABOVE = re.compile(
    r" ?do (?:bộ|trung ương|tw|chính phủ|tổng|ủy ban trung ương)(?!\w)[^.;\"]{0,80} (?:phát động|khởi xướng)(?!\w)"
)
"""What those far above have started: "chương trình “…” do Bộ Tư lệnh … phát động"."""
CAME_ABOUT = re.compile(r"[\" ]{0,2}(?:cũng |đã |được )*(?:ra đời|hình thành|thành lập)(?!\w)")
OF_SOMEBODY = re.compile(r" ?(?:của|do|ở|tại) |[^.;:\"()]{0,60}, do ")
ANOTHER_ONE = re.compile(r"(?:hay|rồi|lại|còn|thêm|như)(?: là| có| như| đến)* ")
"""What begins a sentence that goes on with another example: "Hay là “…” của Hội …"."""
NEXT = re.compile(r'(?:,|;| và|, và) "')
"""What stands between a quotation and the next of a list."""
OF_POINT = re.compile(r"[-–+*•0-9.) ]*[^.:;\"]{2,60}: ")
"""What a point of a list begins with: "* Xã A: “…”", "3. Về an sinh xã hội: “…”"."""
BESIDES = re.compile(
    r"(?:(?:tiếp đến|tiếp theo|kế đến|cùng với đó|bên cạnh đó|ngoài ra|song song với đó)(?:,? còn)?|"
    r"(?:nổi bật|tiêu biểu|điển hình|đáng chú ý)(?: nhất)?(?: trong (?:số )?đó)?) (?:là|có) "
)
"""… with another practice, whoever has it: "Cùng với đó là “Ngày không hẹn” vào thứ năm hằng tuần"."""
OF_PERSON = re.compile(rf" ?(?:của|do) (?:ông|bà|anh|chị|cô|thầy|cụ) (?=[{CAPITAL}])")
STARTED_BY = re.compile(
    r" ?(?:\([^()\"]{0,160}\) ?)?do [^.;:()\"]{2,80} (?:phát động|khởi xướng|sáng lập|đề xướng)(?!\w)"
)
SKILFUL = re.compile(r'mô hình "dân vận khéo"? (?:về|với nội dung|với việc|trong việc) $')
"""What leads from the movement to the practice: "mô hình “Dân vận khéo” về “…”"."""
PERSON_WITH = re.compile(
    rf"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Tt]hầy|[Ee]m)(?: giáo)?"
    rf"(?: [{CAPITAL}][^\W\d_]*)+(?: \([^()]*\))? với $"
)
"""Who has a practice: "thầy giáo A với “Lớp học 0 đồng”"."""
CONTEST = re.compile(r"(?<![^\W_])(?:cuộc thi|hội thi|cuộc vận động) $")
NOT_STARTED = re.compile(
    r"(?<![^\W_])(?:hội thi|cuộc thi|giải|hội diễn|hội thao|liên hoan|đợt|tuần lễ|tháng|ngày hội|lễ|chủ đề|khẩu hiệu|"
    r"phương châm|cuộc vận động|triển lãm|lời kêu gọi|chuyên đề)(?: [^\W_]+){0,2} ?$"
)
"""What is started and is no practice."""
TOLD_ON = re.compile(r"(?:[^.;\n]|\.(?=\S)){0,160}\. ?mô hình (?:này|đã|được|trên|hiện|ấy)(?!\w)")
"""What goes on telling of the practice named in the sentence before: "… “…” tại hai phường. Mô hình đã …"."""
ADJECTIVES = re.compile(r"[^\W_]+(?: [^\W_]+)?(?: ?[-–] ?[^\W_]+(?: [^\W_]+)?){2,7}")
"""What praises and names nothing: “Sáng - Xanh - Sạch - Đẹp”."""
THAT_IS = re.compile(r"(?:đó|đây|ấy)(?: chính)? là $")
ANSWER = re.compile(r"[^:\"\n]{0,60}: (?:thì |đó )?(?:chính )?là $")
EXPLAINED = re.compile(
    r"(?<![^\W_])(?:kiểu|tránh|lối|thói|chủ đề|phương châm|khẩu hiệu|tinh thần|thông điệp|bệnh|tình trạng|tiêu chí|"
    r"danh hiệu|nội dung|câu|lời|về)(?: (?:là|của|như))? ?:? ?$"
)
"""What stands between "mô hình" and words that name none: "một mô hình mới, tránh kiểu “…”"."""
NOT_WANTED = re.compile(
    r"(?<![^\W_])(?:không|tránh|chống|đừng|bệnh|kiểu|thay vì|loại bỏ|xóa|khắc phục|hạn chế|những|nhiều|một số|còn)"
    r"(?: [^\W_]+){0,3} $"
)
BUT = re.compile(r" (?:mà|nhưng|chứ|đồng thời|kiêm) ")
OTHERS = re.compile(
    r"(?:phong trào|cuộc vận động|phần việc|chương trình|hoạt động)(?: (?:lớn|chung|thi đua|khác))*(?: (?:lớn|chung|"
    r"(?:của|do) "
    r"(?:tỉnh|trung ương|cấp trên|ngành|cả nước|các cấp|(?:trung ương |tỉnh |thành |huyện )?(?:đoàn|hội)|bộ|"
    r"nhà nước)))"
    r"[^.;:\"]{0,30}$|(?:tham gia|hưởng ứng)(?: [^\W_]+){0,2} các phong trào(?: thi đua)?[^.;:\"]{0,30}$"
)
"""A list of what those above have started: "các phong trào lớn của Tỉnh đoàn như …"."""
LIKE = re.compile(
    r"(?<!các )(?<!những )(?:phong trào|mô hình|câu lạc bộ|cách làm)(?: này| ấy| đó)? như (?:là )?(?:một )?$"
)
"""What makes words in small letters a comparison: "Phong trào như “mạch nước ngầm” …"."""
MOVEMENTS = re.compile(r"(?:các|những) phong trào(?: thi đua)?(?: lớn)? ?: ?$")
"""What a list is of, whatever else was spoken of before: "… nhiều việc làm, tiêu biểu như các phong trào: …"."""
OWN_MODEL = re.compile(r"(?<!\w)(?:mô hình|câu lạc bộ|cách làm) $")
"""What is one's own also in a list of movements that those above have started."""
DESCRIBED = re.compile(r"(?<![^\W_])(?:(?<!cùng )với|bằng|theo)(?: những| các| một)? $")
COUNTED = re.compile(r"(?<![^\W_])[0-9]+ [^\W\d_]+ ?:? ?$")
COUNTS_ON = re.compile(r"[\" ]{1,2}[0-9]")
"""What is counted behind a word that only describes it: "mô hình “mạng lưới” 200 thùng rác"."""
LOCAL_HEAD = re.compile(
    r"(?:đánh giá cao|hưởng ứng|gắn với|gắn|đẩy mạnh|kết quả|tổng kết|sơ kết|thông qua|(?<!phát động )trong|"
    r"lồng ghép)(?: [^\W\d_]+){0,4} $|"
    r"(?<![^\W_])gắn (?:việc )?học tập[^.;:\"]{0,90} với(?: các)? $"
)
GIFT = re.compile(r"(?<![^\W_])(?:tặng|trao|hỗ trợ|bàn giao|khánh thành|ủng hộ|trị giá|học bổng)(?![^\W_])")
CARRIES_OUT = re.compile(rf" (?P<name>[{CAPITAL}][^\"]{{3,60}} (?i:xây dựng) )$")
"""What carries out the campaign that is quoted behind it: "mô hình Tổ phụ nữ xây dựng “Gia đình 5 không, 3 sạch”"."""
OPENED = re.compile(
    r"(?<![^\W_])(?:khánh thành|khởi công|bàn giao)(?:(?: và|,) (?:khánh thành|bàn giao|khởi công))?(?: [0-9]+)? "
    r"(?:công trình|phần việc)(?: thanh niên)? $"
)
"""What is no gift: works with a name of their own that somebody opens."""
OWN = re.compile(r"(?<![^\W_])(?:có|với|phát động|xây dựng) $")


def links(gap: str) -> bool:
    """Tell whether nothing stands between two names but a comma and who runs the first."""
    return GLUE.fullmatch(gap) is not None or CHAIN.fullmatch(gap) is not None
