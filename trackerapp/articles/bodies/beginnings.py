"""Words that the names of bodies begin with, and words that stand behind a name and are no part of it."""

import re

from trackerapp.articles.prose.vocabulary import UNITS
from trackerapp.articles.prose.words import phrases

COUNCIL = "hội đồng thi đua"
"""The one body whose name goes on over a comma, a dash and "khen": "Hội đồng Thi đua, Khen thưởng"."""

BEHIND_COMMA = "thể thao|du lịch|thương binh|sinh viên|trẻ mồ côi|trẻ em|chăm sóc sức khỏe|thiếu niên|nhi đồng"
"""What follows a comma inside a name: "Sở Văn hóa, Thể thao và Du lịch", "Phòng Công tác học sinh, sinh viên"."""

_STATE = phrases(
    "thủ tướng chính phủ|thủ tướng|chính phủ|chủ tịch nước|chủ tịch ubnd|chủ tịch ủy ban nhân dân|"
    "chủ tịch hội đồng nhân dân|chủ tịch|đảng và nhà nước|đảng, nhà nước|nhà nước|ủy ban thường vụ quốc hội|quốc hội|"
    "bộ trưởng bộ|bộ|tổng cục trưởng|tổng cục|cục trưởng|cục|chi cục|giám đốc sở|sở|phòng|ngành|ubnd|ủy ban nhân dân|"
    "hđnd|ủy ban|hội đồng|văn phòng|thanh tra|kiểm toán|kho bạc|bảo hiểm xã hội|ban quản lý|ban nhân dân|"
    "chánh án|tòa án|toà án|tand|viện trưởng|viện kiểm sát|viện ksnd|vksnd|hạt kiểm lâm|vườn quốc gia"
)
_PARTY = phrases(
    "tổng bí thư|bộ chính trị|ban bí thư|trung ương|tw|t.ư|trung ương hội|tw hội|t.ư hội|trung ương đoàn|tw đoàn|"
    "t.ư đoàn|trung ương mttq|tw mttq|t.ư mttq|ban thường vụ|thường vụ|ban thường trực|thường trực|btv|ban chấp hành|"
    "bch|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ|chi bộ|cấp ủy|lãnh đạo|ban tuyên giáo và dân vận|"
    "ban tuyên giáo|ban dân vận|khối dân vận|tổ dân vận|ban tổ chức|ban chỉ đạo|ban thi đua|hội đồng thi đua"
)
_UNIONS = phrases(
    "ủy ban mặt trận tổ quốc|ủy ban mttq|ubmttq|mttq|mặt trận tổ quốc|mặt trận|ban công tác mặt trận|ban công tác|"
    "hội đồng đội|hội liên hiệp|hội lhpn|hội lhtn|hội phụ nữ|hội pn|hội nông dân|hội nd|hnd|hội cựu chiến binh|"
    "hội ccb|hội chữ thập đỏ|hội người cao tuổi|hội khuyến học|tỉnh hội|thành hội|huyện hội|quận hội|hội|chi hội|"
    "tổ hội|hội quán|hiệp hội|liên hiệp|tỉnh đoàn|huyện đoàn|thành đoàn|quận đoàn|thị đoàn|đoàn thanh niên|đoàn tncs|"
    "đtn|đoàn xã|đoàn phường|đoàn khối|đoàn|chi đoàn|liên đội|chi đội|tổng liên đoàn lao động|tổng lđlđ|"
    "tổng liên đoàn|liên đoàn lao động|lđlđ|công đoàn|liên minh hợp tác xã|giáo hội|ban trị sự|ban đại diện|"
    "ban vận động"
)
_FORCES = phrases(
    "công an|giám đốc công an|quân ủy|tư lệnh|chỉ huy trưởng|chính ủy|ban chỉ huy|ban chqs|bộ chqs|bộ chbđbp|"
    "bch quân sự|bộ chỉ huy|bộ tư lệnh|bộ đội biên phòng|bđbp|đồn biên phòng|quân khu|quân đoàn|binh đoàn|sư đoàn|"
    "lữ đoàn|trung đoàn|tiểu đoàn|đại đội|trung đội|tiểu đội|hải đội|hạm đội|vùng cảnh sát biển"
)
_WORKPLACES = phrases(
    "học viện|đại học|ttyt|trường|nhà trường|hiệu trưởng|khoa|ban giám hiệu|bệnh viện|trạm y tế|trung tâm|nhà văn hóa|"
    "giám đốc|tổng giám đốc|ban giám đốc|tổng công ty|công ty|tập đoàn|ngân hàng|chi nhánh|nhà máy|xí nghiệp|"
    "nông trường|lâm trường|hợp tác xã|htx|tổ hợp tác|bưu điện|điện lực|viễn thông|đài phát thanh|đài truyền thanh|"
    "đài truyền hình|khối|cụm"
)
_MANY = phrases(
    "các cấp, các ngành|các phường, xã|các xã, phường|các xã, thị trấn|các xã|các phường|các huyện, thị|các huyện|"
    "các địa phương|các đơn vị|các sở, ngành|các ban, ngành|các cấp, ngành|các cấp hội|các cấp ủy|các cấp"
)
_PATTERNS = (
    "cđ[a-zđ]{0,3}",
    "các bộ, (?:ban, )?ngành(?:, đoàn thể)?(?: trung ương)?",
    rf"(?<!đơn vị )cấp (?:{UNITS})(?:(?:,| và) (?:{UNITS}|tương đương))+(?! (?:hội|đoàn))",
    "(?<!đơn vị )cấp (?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|cơ sở|trung ương|nhà nước)",
)
BEFORE_CAPITALS = phrases("tổ|nhóm|đội|chùa|giáo xứ|giáo họ|họ đạo|dòng họ|viện|ban|báo|liên")
"""Words that are a body only before a name: "Tổ Toán - Tin"."""

_ENDS = phrases(
    # what a body does, or what is done to it
    "đã|được|vừa|sẽ|cũng|còn|tiến hành|tổ chức|quyết định|tặng|trao|khen|biểu dương|tuyên dương|tôn vinh|vinh danh|ký|"
    "công nhận|ghi nhận|xét|đề nghị|ban hành|công bố|phê duyệt|chỉ đạo|phát động|triển khai|thực hiện|trân trọng|"
    "long trọng|trọng thể|"
    "duy trì|xây dựng|ra mắt|thành lập|nhận|lựa chọn|đón|giúp|góp phần|thu hút|mang|vận động|đăng ký|đăng kí|tiếp tục|"
    "phối hợp|nhân rộng|gắn|hoạt động|làm|hỗ trợ|đạt|tham mưu|chủ trì|lan tỏa|thường xuyên|chủ động|tích cực|mạnh dạn|"
    "bắt đầu|nỗ lực|sớm|nói|tâm sự|nhớ lại|tự hào|phấn khởi|tập trung|nằm|đóng chân|đóng quân|vận hành|bàn|vinh dự|"
    "đặt|lập|mở|khởi xướng|sáng lập|dành|trích|truy tặng|phong|thưởng|thống nhất|đảm nhận|phụ trách|phát huy|"
    "xem xét|họp|thông qua|đề xuất|nghĩ ra|gầy dựng|quyên góp|sinh hoạt|hưởng ứng|tham gia|tham dự|đánh giá|giữ|nấu|"
    "bố trí|dự|công khai|rút ngắn|quan tâm|chăm lo|trồng|hoàn thành|cử|phân công|quán triệt|lồng ghép|đẩy mạnh|"
    "tăng cường|rà soát|dạy|gom|quét|thắp|lắp|sửa|xóa|hiến|đỡ đầu|kết nối|gởi|trực tiếp|đứng ra|bắt tay|đem|gửi|"
    "kể|cho biết|chia sẻ|"
    "khẳng định|quyết tâm|kêu gọi|treo|dọn|tuần tra|xác định|quản lý|chọn|"
    # where, when, how, with whom
    "có|với|cho|vì|về|do|để|nhằm|trong|tại|năm|giai đoạn|là|thì|khi|từ|theo|và|cùng|nhân dịp|dịp|qua|ở|trên|đến|hiện|"
    "luôn|đang|lại|nay|mỗi|nhiều|gồm|ai|mới|đều|liên tục|cần|phải|nên|này|đó|ấy|bằng|mà|nhưng|hay|hoặc|vào|ra|lên|sau|"
    "trước|xuống|đứng|rất|ngoài|thuộc|hằng|hàng|bước đầu|của|vẫn|chưa|không|chỉ|cũ|ngày càng|"
    # what it is praised for, what is its own
    "mô hình|phong trào|câu lạc bộ|nổi tiếng|hiệu quả|tốt|nhất|khá|tiêu biểu|nổi bật|điển hình|sáng tạo|thiết thực"
)

_NOT_BEFORE = {
    "hội": "nghị|trường|thi|thảo|viên|diễn|họp|đồng|tụ|nhập|thao",
    "đoàn": "viên|kết|thể|tụ|trưởng|công tác|kiểm tra|đại biểu|giám sát|người",
    "bộ": "phận|máy|môn|mặt|tiêu|quy|đội|luật|ảnh|sách",
    "sở": "hữu|thích|dĩ",
    "dự": "án|bị|phòng|thảo|toán|báo",
    "cử": "tri|nhân",
    "đảng ủy": "viên",
    "phòng": "chống|cháy|ngừa|tránh|bệnh|dịch|trào|ở|học|khách",
    "trường": "hợp|tồn|kỳ",
    "khoa": "học",
    "và": "đào tạo|dân vận|môi trường|xã hội|truyền thông|du lịch|phát triển|công nghệ|kỹ thuật|thể thao|"
    "doanh nghiệp|đầu tư|chính trị|gia đình|nhiều|trung học|thcs|thpt|tiểu học|giáo dục|"
    "công thương|kiểm tra|trả kết quả",
    "nhận": "và trả",
    "nói": "chung",
    "nhất": "trí",
    "chỉ": "huy|đạo",
}
"""What makes another word of such a one: "hội nghị" is no union, "Sở Giáo dục và Đào tạo" one name."""
_ONLY_BEFORE = {
    "chủ tịch": "hội|liên đoàn|công đoàn|tổng|ủy ban|mttq|mặt trận",
    "hội đồng": "nhân dân|thi đua|đội|quản trị|khoa học",
    "ban tổ chức": "tỉnh|thành|huyện|quận|thị|đảng|trung ương|tw",
    "phong": "tặng",
    "của": "(?:tỉnh|huyện|xã|các|địa phương)(?!\\w)",
}
_NOT_BEHIND = {
    "hội": "đại|xã|cơ|lễ|ngày",
    "sở": "cơ",
    "trường": "hội",
    "khen": f"{COUNCIL}|{COUNCIL} -|{COUNCIL},",
    "về": "tội phạm|hành chính",
    "thuộc": "trực",
    "thưởng": "khen",
}


def _pattern(word: str) -> str:
    """Return a word as a pattern, with what must and must not stand around it."""
    behind = "".join(f"(?<!{each} )" for each in phrases(_NOT_BEHIND.get(word, "")))
    wrong, right = _NOT_BEFORE.get(word), _ONLY_BEFORE.get(word)
    before = (f"(?! (?:{wrong}))" if wrong else "") + (f"(?= (?:{right}))" if right else "")
    return behind + word.replace(".", r"\.") + before


def _any(words: tuple[str, ...]) -> str:
    """Return words as the alternatives of a pattern, longer ones first."""
    return "|".join(map(_pattern, sorted(words, key=len, reverse=True)))


BEGINNINGS = "|".join((*_PATTERNS, _any((*_STATE, *_PARTY, *_UNIONS, *_FORCES, *_WORKPLACES, *_MANY))))
"""What a name begins with, as alternatives of a pattern."""
BEHIND = _any(_ENDS) + "|các(?= năm)|(?<!các )cấp(?= bằng| giấy| ?$)"
"""What follows a name, as alternatives of a pattern."""
HOUSE = re.compile(
    r"(?<!\w)(?:trường (?:thpt|thcs|trung học|tiểu học|mầm non|mẫu giáo|cao đẳng|đại học|pt[^\W\d_]*)|bệnh viện|"
    r"công ty|nhà máy|xí nghiệp|trạm y tế|trung tâm y tế|ttyt|đồn biên phòng|(?:trung|lữ|sư) đoàn)(?!\w)"
)
"""Schools, hospitals, firms, posts and troops, which a whole article may be about."""
