"""Files made into text; every text here is made up."""

import zipfile
import zlib
from base64 import b85decode
from io import BytesIO

import pytest

from trackerapp.articles.inputs.files import LARGEST, Unreadable, read_bytes
from trackerapp.articles.prose.wording import Wording

WORDS = "Xã Vạn Phú có mô hình “Hũ gạo tình thương”."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body, name="word/document.xml", head=""):
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            name, f'<?xml version="1.0"?>{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
    return made.getvalue()


def pdf(content=b""):
    """A PDF of one page; ``content`` draws on it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"xref\n0 7\n0000000000 65535 f \n%strailer << /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(made),
    )
    return made


LOCKED = zlib.decompress(
    b85decode(
        "c-oCpJ&)5s5bd`B@ej5jbg-Y^^-58S`-nhr$|(UFgkWvY2BXA2*_+cH1%Kfh3aFu==06}r1riN36i`A<iC8;#ISW%@%hK+fH*aR1"
        "XRyCBzRIo%H2C)Y!zaWr#bxps4Tp%_K0W|Uwyn2|a*oKpokNXzAWYF{grLY8BJU-%JVb8hS&i>u(eUwoM7GOS;W6u^ihrgyg(?Wt"
        "btSR~S#Gz=qo75@t0={B_*%un2V#xonmL8KTvcgkGWx4Y*{O63in)J;Mcl+|Ux8hsw-4SwyE1<F>SXWv<m1wRefs<5>t8Q`zq$DE"
        "<i`bh>GIDnpO=G1?KI(3H|pq)LpQiRFs#n%pSPfT!!`+s%vOnSuMNl$*|IgXQsg=;4#DTC?WpLE%3aLE%vfwjVmuD!Vabg&N^=v!"
        "<9y+v!er)ck=ZIkWP*p*2mnWor6RWAm@|%pOk+bC1(r}}Rl*}}m1A+HoynwRGR;`RQ=2#;M~K|PLvV?JC}j$CoKXi_8=#R$M8Y)Z"
        "ndEWeBt#%VN3oSmNlL?AIp=IB6nD)zs=%S}UlH9rSVfVDu)`aS1-IKsagHh3!x$GmjC0e&1k-&?(H<s62lJK97f`kS&+;b_S|-!7"
        "412v^!5ceaO@}E^ZLHxocxN*ZiZN?JCn{Bprl}kK4<#)4Zjn~U2OjIQb*jCsd~24H5gH73Cu8&nu|5SH"
    )
)
"""The same PDF with a password."""


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (WORDS.encode(), ".txt"),
        (WORDS.encode("utf-8-sig"), ".txt"),
        (WORDS.encode("utf-16"), ".txt"),
        (WORDS.encode("utf-16-le"), ".txt"),
        (WORDS.encode("utf-16-be"), ".txt"),
        (f"<p>{WORDS}</p>".encode("utf-16-le"), ".html"),
        (
            "Xa\u0303 Va\u0323n Phu\u0301 co\u0301 mô hi\u0300nh “Hu\u0303 ga\u0323o ti\u0300nh thương”.".encode(
                "cp1258"
            ),
            ".txt",
        ),
        ("X· V¹n Phó cã m« h×nh “Hò g¹o t×nh th­¬ng”.".encode("cp1252"), ".txt"),
        ("Xaõ Vaïn Phuù coù moâ hình “Huõ gaïo tình thöông”.".encode("cp1252"), ".txt"),
        (
            f"<!doctype html><nav>Trang chủ</nav><p>{WORDS}</p><script>alert('“X”')</script>".encode(),
            ".html",
        ),
        (docx(f"<w:p><w:r><w:t>{WORDS[:9]}</w:t></w:r><w:r><w:t>{WORDS[9:]}</w:t></w:r></w:p>"), ".docx"),
    ],
    ids=[
        "UTF-8",
        "with its mark",
        "UTF-16",
        "UTF-16 LE",
        "UTF-16 BE",
        "web page in UTF-16",
        "Windows-1258",
        "TCVN3",
        "VNI",
        "web page",
        "Word",
    ],
)
def test_every_kind_of_file_gives_its_words(content, suffix):
    assert Wording.of(read_bytes(content, suffix).words).plain.strip("\ufeff\n ") == WORDS


def test_the_text_layer_of_a_pdf_is_read():
    content = pdf(b"BT /F1 12 Tf 50 700 Td (Mo hinh Hu gao tinh thuong) Tj ET")

    assert read_bytes(content, ".pdf").words == "Mo hinh Hu gao tinh thuong"


def test_printed_lines_of_a_pdf_are_put_together_to_paragraphs():
    lines = [
        "Hoi Phu nu xa da xay dung mo hinh moi o",
        "Thon Hai va thon Ba.",
        "- Diem mot cua danh sach",
        "- Diem hai",
    ]

    assert read_bytes(printed(lines), ".pdf").words.split("\n") == [f"{lines[0]} {lines[1]}", *lines[2:]]


def test_number_that_two_lines_of_a_pdf_share_stays_whole():
    lines = ["Dang uy xa quan triet Chi thi so 05-", "CT/TW cua Bo Chinh tri va lam theo"]

    assert read_bytes(printed(lines), ".pdf").words == "".join(lines)


def printed(lines):
    """A PDF that holds ``lines`` one below the other."""
    drawn = b" ".join(b"(%s) Tj T*" % line.encode() for line in lines)
    return pdf(b"BT /F1 12 Tf 14 TL 50 700 Td %s ET" % drawn)


def test_boxes_of_links_between_paragraphs_of_a_web_page_are_left_out():
    page = f"""
        <div><ul><li><a href="1">Trang chủ</a></li> <li><a href="2">Mô hình hay</a></li></ul>
        <p>{WORDS} <a href="3">Hội Phụ nữ</a> và <a href="4">Đoàn xã</a>.</p>
        <div><b>Tin liên quan</b><p><a href="5">Mô hình “Hũ gạo”</a></p><p><a href="6">Xã A có mô hình</a></p></div>
        <p>Dịp này, 5 tập thể được biểu dương.</p></div>
        """

    read = read_bytes(page.encode(), ".html").words

    assert read.split("\n") == [f"{WORDS} Hội Phụ nữ và Đoàn xã.", "Dịp này, 5 tập thể được biểu dương."]


def test_blocks_of_a_web_page_are_lines_and_what_is_inside_a_line_is_not_parted():
    page = (
        "<body><h1>Tên bài</h1><div>Mô hình <b>“Hũ</b> gạo”<br>ở xã</div>cuối<ul><li>một</li><li>hai</li></ul></body>"
    )

    assert read_bytes(page.encode(), ".HTM").words.split("\n") == [
        "Tên bài",
        "Mô hình “Hũ gạo”",
        "ở xã",
        "cuối",
        "một",
        "hai",
    ]


def test_a_page_that_is_one_form_keeps_its_words_and_a_head_with_the_title_stays():
    page = (
        "<form id=aspnetForm><header><a>Trang chủ</a></header><article><header><h1>Tên bài</h1></header>"
        "<p>Nội dung</p></article><select><option>Liên kết</option></select><footer>Bản quyền</footer></form>"
    )

    assert read_bytes(page.encode(), ".html").words.split("\n") == ["Tên bài", "Nội dung"]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<pre>Tên bài\nđoạn <b>một\nđoạn</b> hai</pre><p>đoạn\nba", ["Tên bài", "đoạn một", "đoạn hai", "đoạn ba"]),
        ("<p hidden>Ẩn</p><div hidden><p hidden>Ẩn</p></div><p>Hiện", ["Hiện"]),
        ("<p hidden=until-found>Hiện", ["Hiện"]),
        ("<p style='color:red; DISPLAY : none'>Ẩn</p><p style='visibility:hidden'>Ẩn</p><p>Hiện", ["Hiện"]),
        ("<p style='--display:none'>Hiện", ["Hiện"]),
        ("<body style='display:none' hidden><p>Hiện", ["Hiện"]),
        ("<p><i aria-hidden=true>Ẩn</i>Hiện<i aria-hidden=false>, cũng hiện</i>", ["Hiện, cũng hiện"]),
        ("<div aria-hidden=true><h1>Tên bài</h1>Hiện</div><dialog>Ẩn</dialog>", ["Tên bài", "Hiện"]),
        ("<template><p>Ẩn</p></template><p>Hiện", ["Hiện"]),
        (
            "<header>Đầu trang</header><article><header><h2>Tên bài</h2><p>Sapo</header><p>Hiện</article>",
            ["Tên bài", "Sapo", "Hiện"],
        ),
        (f"{'<div aria-hidden=true>' * 1900}<h1>Hiện</h1>{'<i></i>' * 20_000}", ["Hiện"]),
        ("<head><NOSCRIPT><p>Ẩn</p></noscript ></head><p>Hiện<noscript>Ẩn</noscript>", ["Hiện"]),
    ],
)
def test_page_is_read_as_it_is_seen(page, lines):
    assert read_bytes(page.encode(), ".html").words.split("\n") == lines


@pytest.mark.parametrize(
    "much",
    [
        "<p>" * 5000,
        "<br>" * 5000,
        "<div></div>" * 5000,
        "<DIV></div>" * 5000,
        f"<script>{'<div>' * 5000}</script>",
        f"<svg>{'<path d=x />' * 5000}</svg>",
        "</div>" * 5000,
        "a < b" * 5000,
        "<p hidden></p>" * 5000,
    ],
)
def test_a_page_with_much_side_by_side_is_not_deep(much):
    assert read_bytes(f"{much}<p>{WORDS}".encode(), ".html").words.endswith(WORDS)


def test_only_utf_8_text_is_plain():
    assert read_bytes(WORDS.encode(), ".txt").is_plain
    assert not read_bytes(f"<p>{WORDS}</p>".encode(), ".html").is_plain
    assert not read_bytes(WORDS.encode("utf-16"), ".txt").is_plain


@pytest.mark.parametrize(
    ("content", "suffix", "message"),
    [
        (b"", ".txt", "no text"),
        (b"\n \n", ".txt", "no text"),
        (b"%PDF-1.7 ...", ".txt", "a PDF"),
        (docx(""), ".txt", "ZIP archive"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), ".doc", "save it as .docx"),
        (b"\x89PNG\r\n" + bytes(50), ".txt", "picture"),
        (b"abc\x00\x01\x02", ".txt", "binary"),
        (bytes([0, 1, 0, 2]) * 100, ".txt", "binary"),
        (f"\n<!DOCTYPE html><p>{WORDS}".encode(), ".txt", "source of a web page"),
        (f"<HTML lang=vi><p>{WORDS}".encode("utf-16"), ".txt", "source of a web page"),
        ("Hũ gạo".encode("utf-16-le") + b"\x03\x00", ".txt", "binary"),
        (bytes(range(128, 256)) * 3, ".txt", "cannot be made out"),
        (b"not a zip", ".docx", "no DOCX"),
        (docx("", name="word/other.xml"), ".docx", "no DOCX"),
        (docx(""), ".docx", "no text"),
        (docx("<w:p>", head=""), ".docx", "damaged"),
        (docx("", head='<!DOCTYPE x [<!ENTITY a "b">]>'), ".docx", "document type"),
        (pdf(), ".pdf", "OCR"),
        (LOCKED, ".pdf", "password"),
        (b"%PDF-1.4 broken", ".pdf", "damaged"),
        (b"<html><script>var a = 1</script></html>", ".html", "no text"),
        (b"a" * (LARGEST + 1), ".txt", "at most"),
        (b"<div>" * 200_000, ".html", "too many parts within each other"),
        (b"<div></p>" * 200_000, ".html", "too many parts within each other"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(content, suffix, message):
    with pytest.raises(Unreadable, match=message):
        read_bytes(content, suffix)


def line(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def offered(choice, fallback):
    """What Word writes in two ways, within a run of a paragraph."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    ways = f"<mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
    return f'<w:r><mc:AlternateContent xmlns:mc="{mc}">{ways}</mc:AlternateContent></w:r>'


def boxed(words):
    return f"<w:txbxContent>{line(words)}</w:txbxContent>"


def looking(how, words, before=""):
    """A paragraph of one run with its properties; ``before`` its words."""
    return f"<w:p><w:r><w:rPr>{how}</w:rPr>{before}<w:t>{words}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (f"<w:p>{offered(boxed('Hộp'), boxed('Hộp'))}</w:p>", ["Hộp"]),
        (f"<w:p>{offered('', boxed('Hộp'))}</w:p>", ["Hộp"]),
        (
            f"<w:p><w:r><w:t>Đoạn </w:t></w:r>{offered(boxed('Hộp'), boxed('Hộp'))}<w:r><w:t>một</w:t></w:r></w:p>",
            ["Đoạn một", "Hộp"],
        ),
        (f"<w:p>{offered(boxed('Một'), '')}</w:p><w:p>{offered(boxed('Hai'), boxed('Hai'))}</w:p>", ["Một", "Hai"]),
        ("<w:p><w:moveFrom><w:r><w:t>Cũ</w:t></w:r></w:moveFrom><w:r><w:t>Mới</w:t></w:r></w:p>", ["Mới"]),
        (line("Một") + line("Hai"), ["Một", "Hai"]),
        ("<w:p><w:r><w:t>05</w:t><w:noBreakHyphen/><w:t>CT/TW</w:t></w:r></w:p>", ["05-CT/TW"]),
        (f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ẩn</w:t></w:r></w:p>{line('Hiện')}", ["Hiện"]),
        ("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>Hiện</w:t></w:r></w:p>", ["Hiện"]),
        (looking('<w:vanish w:val="0"/>', "Hiện"), ["Hiện"]),
        (looking('<w:vanish w:val="false"/>', "Hiện"), ["Hiện"]),
        (looking('<w:vanish w:val="1"/>', "Ẩn") + line("Hiện"), ["Hiện"]),
        (looking("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", "Hiện"), ["Hiện"]),
        (looking("<w:vanish/>", "Ẩn", before=boxed("Hộp")) + line("Hiện"), ["Hiện"]),
    ],
    ids=[
        "box",
        "only in the other way",
        "box in a paragraph",
        "two boxes",
        "moved",
        "paragraphs",
        "hyphen that does not break",
        "hidden",
        "hidden end of a paragraph",
        "not hidden",
        "not hidden in a word",
        "hidden in a sign",
        "hidden before a change",
        "hidden with its box",
    ],
)
def test_words_of_a_word_file_are_read_once_and_in_their_order(body, lines):
    assert [each for each in read_bytes(docx(body), ".docx").words.split("\n") if each] == lines


def test_a_word_file_of_the_strict_form_is_read():
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(docx(line("Tên bài")))) as usual, zipfile.ZipFile(made, "w") as strict:
        xml = usual.read("word/document.xml").replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        strict.writestr("word/document.xml", xml)

    assert read_bytes(made.getvalue(), ".docx").words == "Tên bài"


def test_a_docx_that_unpacks_to_too_much_is_refused():
    with pytest.raises(Unreadable, match="unpacks"):
        read_bytes(docx(" " * 40_000_000), ".docx")
