"""Movements of the whole country, which a text names as the frame of its own, and words that name nothing."""

import re

from trackerapp.articles.prose.short_forms import in_full
from trackerapp.articles.prose.words import phrases

_FRAMES = """
học bác|học tập tư tưởng|
học tập và làm theo|học và làm theo|đẩy mạnh học tập|đẩy mạnh việc học tập|tiếp tục đẩy mạnh|làm theo bác|
làm theo gương bác|làm theo lời bác|học tập, làm theo|dân vận khéo|tự diễn biến|tự chuyển hóa|
xây dựng, chỉnh đốn đảng|xây dựng và chỉnh đốn đảng|thiếu nhi việt nam thi đua
"""
_CAMPAIGNS = """
một cửa|phòng chống tham nhũng|thực hành tiết kiệm, chống lãng phí|quần chúng tham gia bảo vệ an ninh|
trong sạch, vững mạnh|trong sạch vững mạnh|hoàn thành xuất sắc|trường học thân thiện|
toàn dân đoàn kết xây dựng|toàn dân xây dựng đời sống|toàn dân bảo vệ an ninh|toàn dân tham gia bảo vệ an ninh|
toàn dân rèn luyện|toàn dân tham gia phòng cháy|chung sức xây dựng nông thôn mới|chung tay xây dựng nông thôn mới|
chung sức, chung lòng xây dựng nông thôn mới|thi đua xây dựng nông thôn mới|chung tay vì người nghèo|
vì người nghèo|không để ai bị bỏ lại phía sau|người việt nam ưu tiên dùng hàng việt nam|đền ơn đáp nghĩa|
uống nước nhớ nguồn|lá lành đùm lá rách|5 không, 3 sạch|5 không 3 sạch|năm không, ba sạch|gia đình 5 không|
gia đình 5 có|5 có, 3 sạch|
phụ nữ tích cực học tập, lao động sáng tạo|xây dựng người phụ nữ|giỏi việc nước, đảm việc nhà|phụ nữ việt nam|
tự tin, tự trọng, trung hậu, đảm đang|rèn luyện phẩm chất đạo đức|nông dân tham gia bảo đảm quốc phòng|
nông dân tham gia đảm bảo quốc phòng|nông dân thi đua sản xuất|sản xuất kinh doanh giỏi|
sản xuất, kinh doanh giỏi|tuổi trẻ sáng tạo|thanh niên tình nguyện|tuổi trẻ xung kích|
tuổi trẻ chung tay xây dựng nông thôn mới|tuổi trẻ tình nguyện|xung kích phát triển kinh tế|
đồng hành với thanh niên|đồng hành cùng phụ nữ biên cương|5 xung kích|
mùa hè xanh|hoa phượng đỏ|áo lụa|nghìn việc tốt|kế hoạch nhỏ|
cựu chiến binh gương mẫu|cựu chiến binh giúp nhau|cựu chiến binh sản xuất|cựu chiến binh làm kinh tế giỏi|
tuổi cao|ông bà, cha mẹ mẫu mực|lao động giỏi|
lao động sáng tạo|dạy tốt, học tốt|dạy tốt - học tốt|hai tốt|đổi mới, sáng tạo trong dạy và học|
đổi mới sáng tạo trong dạy và học|trường học thân thiện, học sinh tích cực|mỗi thầy cô giáo là một tấm gương|
mỗi thầy, cô giáo là|
mỗi thầy giáo, cô giáo là|thi đua quyết thắng|phát huy truyền thống, cống hiến tài năng|bộ đội cụ hồ|quân đội chung sức|
thanh niên quân đội|phụ nữ quân đội|vì an ninh tổ quốc|vì nước quên thân|công an nhân dân vì nước|
sáu điều bác hồ dạy|6 điều bác hồ dạy|cand vì nước|
doanh nghiệp hội nhập|cả nước|xóa nhà tạm|chung tay xóa nhà tạm|học tập tốt, lao động tốt|
đẩy mạnh phát triển hệ thống kết cấu hạ tầng|xóa đói giảm nghèo|bình dân học vụ số|tết trồng cây|gia đình học tập|
xây dựng gia đình văn hóa|đời sống văn hóa|mái ấm tình thương|mái ấm công đoàn|nâng bước em tới trường|
xuân biên phòng|mỗi tổ chức, mỗi cá nhân gắn với một địa chỉ nhân đạo|tết vì người nghèo|đại đoàn kết|
sạch làng tốt ruộng|mẹ đỡ đầu|vì trường sa thân yêu|góp đá xây trường sa|xuân biên giới|xuân biên cương|tết hải đảo|
xuân tình nguyện|chủ nhật xanh|ngày chủ nhật xanh|ngày thứ bảy tình nguyện|tiếp sức mùa thi|
tuổi trẻ việt nam|chống rác thải nhựa|ngày vì người nghèo|trái tim cho em|
đổi mới phong cách, thái độ phục vụ|phong cách người công an|
lương y như từ mẫu|cán bộ, công chức, viên chức thi đua|tham mưu giỏi, phục vụ tốt|
lời bác hồ dạy|lời bác dạy|cand học tập, thực hiện|công an nhân dân học tập, thực hiện|
thi đua yêu nước|làm thay đổi nếp nghĩ|giúp nhau làm kinh tế|mỗi xã một sản phẩm|ocop
"""


_DEED = re.compile(
    r"(?:học(?: tập)?(?: và làm theo)?|làm theo)(?: gương| lời)? bác ?[,:–-] ?[^\W_]+(?:[ ,.]+[^\W_]+){3,}|"
    r"học tập và làm theo (?:tư tưởng|phong cách) (?!,|hồ chí minh)[^,]{3,40}(?:[ ,.]+[^\W_]+){4,}|"
    r"dân vận khéo (?:trong|về|tham gia|vận động|góp phần|giúp) [^\W_]+(?: [^\W_]+)+"
)
"""What goes on behind the name of that movement with a deed of its own: "Làm theo Bác, thực hành tiết kiệm …"."""


FRAMES, CAMPAIGNS = (tuple(map(in_full, phrases(names))) for names in (_FRAMES, _CAMPAIGNS))

GENERIC = phrases(
    """
    làm theo|học tập|học|nêu gương|gương mẫu|tốt|hay|mới|mở|sáng|xanh|điểm|tự quản|dân vận|người tốt, việc tốt|
    người tốt việc tốt|gương người tốt, việc tốt|việc làm theo|cầm tay chỉ việc|
    đi từng ngõ, gõ từng nhà|xã hội hóa|nóng|nhạy cảm|5 rõ|6 rõ|
    thực hành tiết kiệm|kiểu mẫu|mẫu|mẫu mực|điển hình|đặc biệt|độc đáo|động lực|hạt nhân|đột phá|chuẩn|sáng giá|
    """
)
"""Quoted words that name nothing by themselves."""
FOR_EFFECT = phrases(
    """
    chết yểu|đẹp trên giấy|trên giấy|hình thức|phong trào|đánh trống bỏ dùi|đầu voi đuôi chuột|sống|sống khỏe|sống được|
    có cũng như không|chạy theo thành tích|sao chép|na ná nhau|cho có|nửa vời|sớm nở tối tàn|khoe|để đời
    """
)
"""Quoted words that say how practices fare."""


def is_frame(name: str) -> bool:
    """Tell whether a name is that of the movement which the whole article is about."""
    if _DEED.fullmatch(name.lower()):
        return False
    return begins_as_frame(name) or "phong cach ho chi minh" in in_full(name) or "dao duc ho chi minh" in in_full(name)


def begins_as_frame(words: str) -> bool:
    """Tell whether ``words`` begin with the name of that movement: "HỌC VÀ LÀM THEO BÁC"."""
    return in_full(words).startswith(FRAMES)


def is_campaign(name: str) -> bool:
    """Tell whether a name is that of a campaign of the whole country."""
    words = in_full(name)
    built = words.removeprefix("xay dung ")
    is_one = built.startswith(CAMPAIGNS) or built.removeprefix("thi dua ").startswith(CAMPAIGNS)
    return is_one or "xay dung nong thon moi" in words
