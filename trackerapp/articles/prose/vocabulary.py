"""Words that several rules share, as alternatives of their patterns: types of places, what is done with a practice."""

COMMUNES = "(?<!thị )xã|phường|thị trấn|đặc khu"
DISTRICTS = "huyện|quận|thị xã"
PROVINCES = "tỉnh|thành phố"
WIDER = f"{DISTRICTS}|{PROVINCES}"
UNITS = f"{COMMUNES}|{WIDER}"
"""Types of places with a government of their own."""
HAMLETS = "thôn|ấp|bản|buôn|làng|xóm|khu phố|khối phố|khu dân cư|tổ dân phố|khóm|khối"
"""Types of smaller places, which have none."""

HAVE = "có|với"
CARRY_OUT = "thực hiện|triển khai|xây dựng|duy trì|ra mắt|nhân rộng"
"""What may be done with a practice whosever it is."""
BEGIN = "thành lập|mở|lập|dựng|khởi xướng|sáng lập|vận hành|phát động|tổ chức|nghĩ ra|áp dụng"
"""What whose practice it is has done."""

CAPITAL = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Capital letters, inside the brackets of a pattern: a range up to "Ỹ" would hold small ones as well."""
