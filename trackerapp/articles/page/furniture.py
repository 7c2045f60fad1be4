"""What a page prints around its articles."""

import re

_BEGINS = re.compile(
    r"(?:(?:thứ [^\W\d_]+|chủ nhật),? [0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{2} |[: ]*[\w.-]+@|[^.]{0,30}[0-9] ?°c|"
    r"theo dõi (?:báo|chúng)|"
    r"(?:thông báo|mới - nóng|tin nóng|sự kiện|nổi bật|chuyên đề|tiêu điểm)$|welcome to|null |xuất bản thông tin$|"
    r"trang chủ|đăng nhập|đăng ký tài khoản|đăng ký nhận|tìm kiếm|menu(?!\w)|sơ đồ (?:trang|site|"
    r"cổng)|liên hệ(?: quảng cáo| tòa soạn)?(?:$| ?:)|"
    r"lượt (?:xem|truy cập|đọc)|số lượt|in trang|in bài|bản in|gửi (?:email|bài|bình luận|bình chọn|"
    r"phản hồi)|chia sẻ|share(?!\w)|tweet(?!\w)|facebook$|zalo$|"
    r"google|tweet|print|copy link|cỡ chữ|font|nghe (?:bài|đọc)|video$|video clip|ảnh$|media|quảng cáo|advertisement|"
    r"bạn đánh giá|xem kết quả|thống kê|đang (?:online|truy cập)|hôm nay ?:|hôm qua ?:|tổng (?:truy cập|lượt)|"
    r"this website|read more|cookies|copyright|©|bản quyền|giấy phép|tổng biên tập|phó tổng biên tập|"
    r"tòa soạn|trụ sở|địa chỉ ?:|"
    r"điện thoại ?:|đt ?:|fax|email ?:|website ?:|hotline|đường dây nóng ?:|chịu trách nhiệm|"
    r"cơ quan chủ quản|ghi rõ nguồn|"
    r"từ khóa|tags?(?!\w)|xem thêm|đọc thêm|xem tiếp|bình luận|ý kiến bạn đọc|nhập nội dung|họ (?:và )?tên|"
    r"mã xác nhận|"
    r"về trang|lên đầu trang|quay lại|đầu trang|trở về|tiếng việt|english|rss|thời tiết|tỷ giá|"
    r"lịch công tác|thư viện|liên kết|"
    r"văn bản (?:mới|chỉ đạo)|thông báo mới|đánh giá bài viết|tổng số điểm|click để đánh giá|"
    r"xếp hạng|bài viết (?:trước|sau))"
)
"""A short line that begins so belongs to the page."""
_MARKS = re.compile(
    r"(?:xem thêm|đọc thêm|ghi rõ nguồn|copyright|©|bản quyền|giấy phép|tổng biên tập|phó tổng biên tập|"
    r"chịu trách nhiệm|cơ quan chủ quản|thăm dò ý kiến|địa chỉ ?:|điện thoại ?:|đt ?:|email ?:|website ?:|từ khóa|"
    r"tags?(?!\w)|bạn đánh giá|(?:lưu ý|chú ý|ghi chú) ?:[^.]{0,60}(?:ý kiến|bình luận|phản hồi))"
)
"""Those with which even a long sentence does."""
_MENU = re.compile(r"[^«]*\s»\s|[^›]{2,60} › |.*>>|(?:[^|]{2,40} \| ){2}")
ENDS = re.compile(
    r"(?:có thể bạn quan tâm|(?:các )?tin(?: tức)? (?:liên quan|khác|cùng (?:chuyên mục|mục|loại)|"
    r"mới|đã đưa|bài|cũ|nổi bật|tiếp theo)|"
    r"(?:các )?bài(?: viết)? (?:liên quan|khác|cùng|mới|xem nhiều|đọc nhiều|nổi bật)|"
    r"những tin (?:mới|cũ|khác)|cùng chuyên mục|"
    r"xem nhiều|đọc nhiều|tin đọc nhiều|mới nhất|tin mới|phản hồi|thông tin người gửi|"
    r"ý kiến (?:bạn đọc|của bạn)|bình luận|"
    r"thăm dò ý kiến|liên kết (?:web|banner|website)|lượt truy cập|"
    r"video clip|trả lời|email của bạn|this website|đọc tiếp|gợi ý cho bạn|dành cho bạn|chủ đề ?:|"
    r"từ khóa|tags?(?:$| ?:)|(?:xem|đọc) thêm(?: ?:|$))"
)
"""Nothing behind a line that begins so belongs to the article."""
TAIL = re.compile(r"(?:có thể bạn quan tâm|tin liên quan|các tin khác|bài viết liên quan)$")
"""What a page runs on with behind the last words of a line."""


def is_furniture(line: str, *, is_sentence: bool) -> bool:
    """Tell whether a line, in lower case, belongs to the page; a paragraph may begin as a button does: "Chia sẻ …"."""
    if is_sentence and len(line) >= 100:
        return _MARKS.match(line) is not None
    return _BEGINS.match(line.lstrip("•* ")) is not None or (len(line) < 150 and _MENU.match(line) is not None)
