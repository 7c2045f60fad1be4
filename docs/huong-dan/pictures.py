"""Takes the pictures of the guide anew: `make pictures`, by hand, whenever the pages have changed.

It serves the register with its seeds from a folder that it throws away, walks the ways of the guide in a browser, and
writes to ``docs/huong-dan/anh``. The staff in the pictures are invented, and their names say so.
"""

import os
import sys
import tempfile
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).resolve().parent
PICTURES = HERE / "anh"
MOST_BYTES = 100_000
WIDTH, PHONE = 1000, {"width": 390, "height": 844}


def main():
    """Take them all."""
    with tempfile.TemporaryDirectory(prefix="register-pictures-") as folder:
        os.environ |= {
            "DEBUG": "true",
            "DATABASE_URL": f"sqlite:///{folder}/register.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
        }
        sys.path.insert(0, str(HERE.parent.parent))
        import django  # noqa: PLC0415 - the environment stands only now

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        call_command("seed", verbosity=0)
        with_server(take_all)


def with_server(work):
    """Call ``work`` with the address of a server of this register."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: PLC0415
    from django.test.testcases import LiveServerThread  # noqa: PLC0415

    server = LiveServerThread("localhost", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        work(f"http://localhost:{server.port}")
    finally:
        server.terminate()


def take_all(address):
    """Walk the ways of the guide."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests import browser  # noqa: PLC0415

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.installed(), args=browser.arguments())
        context = chromium.new_context(base_url=address, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
        Walk(context, people(), address).go()
        chromium.close()


def people():
    """A clerk, a reviewer and an administrator of Khánh Hòa, all of them invented."""
    from tests import making  # noqa: PLC0415
    from trackerapp.models import Locality  # noqa: PLC0415

    place = Locality.objects.get(name="Khánh Hòa", level=1, valid_to=None)
    return {
        role: making.make_staff(username, role, place, last_name="", first_name=name)
        for role, username, name in (
            ("editor", "nhap.thu", "Người nhập thử"),
            ("reviewer", "duyet.thu", "Người duyệt thử"),
            ("administrator", "quantri.thu", "Quản trị thử"),
        )
    }


class Walk:
    """The way through the pages, and a picture at each stop."""

    def __init__(self, context, staff, address):
        self.context, self.staff, self.address = context, staff, address
        self.page = context.new_page()
        self.page.set_viewport_size({"width": WIDTH, "height": 700})

    def go(self):
        self.signing_in()
        self.entering()
        self.reviewing()
        self.proposing()
        self.accounts()
        self.reading()
        self.importing()

    def signing_in(self):
        from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: PLC0415

        self.page.goto("/admin/")
        self.shoot("dang-nhap", "header", "main")
        TOTP.activate(self.staff["reviewer"], generate_totp_secret())
        self.page.locator("#id_login").fill("duyet.thu")
        self.page.locator("#id_password").fill("một mật khẩu đủ dài")
        self.page.keyboard.press("Enter")
        self.page.locator("#id_code").wait_for()
        self.shoot("ma-mot-lan", "header", "main")
        self.context.clear_cookies()

    def entering(self):
        self.come_as("editor")
        self.page.goto("/admin/trackerapp/source/add/")
        self.page.locator("#id_title").fill("Nhiều cách làm hay, mô hình sáng tạo trong học tập và làm theo Bác")
        self.page.locator("#id_publisher").fill("Thông tin công tác Tuyên giáo Khánh Hòa")
        self.page.locator("#id_author").fill("HẢI AN")
        self.page.locator("#id_published_on").fill("11/02/2019")
        self.choose("id_locality", "khanh hoa", "Tỉnh Khánh Hòa (đến 30/06/2025)")
        self.shoot("nhap-nguon", "#content h1", ".field-locality")
        self.page.goto("/admin/trackerapp/grassrootsmodel/add/")
        self.page.locator("#id_name").fill("Mô hình nhập thử")
        self.choose("id_locality", "van gia", "Thị trấn Vạn Giã")
        self.choose("id_organisation", "tram y te van gia", "Trạm Y tế thị trấn Vạn Giã")
        self.shoot("nhap-mo-hinh", "#content h1", ".field-runner_kind")
        self.choose("id_citations-0-source", "nhieu cach lam hay", "Nhiều cách làm hay")
        self.page.locator("#id_citations-0-paragraph").fill("8")
        self.page.locator("#id_citations-0-quote").fill("Nụ cười từ trái tim")
        for field in ("name", "locality", "organisation"):
            self.page.locator(f"[name=citations-0-supports][value={field}]").check()
        self.shoot("trich-dan", "#citations-group h2", "#citations-group .field-supports")
        self.page.locator("#photos-group .add-row a").click()
        photo = {"name": "anh-thu.jpg", "mimeType": "image/jpeg", "buffer": plain_photo()}
        self.page.locator("#id_photos-0-upload").set_input_files(photo)
        self.page.locator("#id_photos-0-alternative_text").fill("Quầy tiếp dân có bảng nội quy")
        self.page.locator("#id_photos-0-shows_persons").select_option("false")
        self.shoot("them-anh", "#photos-group h2", "#photos-group .field-shows_persons")
        self.press("_submit")

    def reviewing(self):
        self.come_as("reviewer")
        self.find("Mô hình nhập thử")
        self.shoot("cho-duyet", "#content h1", ".field-kind")
        self.page.get_by_role("link", name="Trả lại để sửa").click()
        self.page.locator("#id_reason").fill("Tóm tắt còn thiếu. Xem đoạn 8 của bài báo.")
        self.page.locator(".submit-row .default").click()
        self.come_as("editor")
        self.shoot("ban-lam-viec", "#header", ".start")
        self.find("Mô hình nhập thử")
        self.shoot("tra-lai", "#content h1", ".field-name")

    def proposing(self):
        self.find("Nụ cười từ trái tim")
        self.page.locator("#id_place_as_printed").fill("thị trấn Vạn Giã, huyện Vạn Ninh")
        self.press("_save")
        self.come_as("reviewer")
        self.page.goto("/admin/trackerapp/proposedchange/")
        self.page.locator("#result_list tbody a").first.click()
        self.shoot("de-nghi-sua", "#content h1", "#content-main form >> nth=1")
        self.press("_approve")
        self.find("Nụ cười từ trái tim")
        self.page.locator(".historylink").click()
        self.shoot("lich-su")
        self.page.go_back()
        self.page.locator(".viewsitelink").click()
        public = self.page.url
        self.context.clear_cookies()
        self.page.set_viewport_size(PHONE)
        self.page.goto(public)
        self.shoot("trang-cong-khai")
        self.page.set_viewport_size({"width": WIDTH, "height": 700})

    def accounts(self):
        self.come_as("administrator")
        self.page.goto(f"/admin/trackerapp/user/{self.staff['editor'].pk}/change/")
        self.shoot("tai-khoan", ".field-is_active", "#assignments-group")

    def reading(self):
        from tests.intake.making import TEXT  # noqa: PLC0415

        self.come_as("editor")
        self.page.goto("/admin/doc-bai/")
        self.page.locator("[name=text]").fill(TEXT)
        self.press("_look")
        self.press("_begin")
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.page.locator("mark a").first.click()
        self.shoot("doc-bai")

    def importing(self):
        from django.contrib.auth.models import Group  # noqa: PLC0415

        self.staff["editor"].groups.add(Group.objects.get_or_create(name="importer")[0])
        self.come_as("editor")
        self.page.set_viewport_size({"width": WIDTH, "height": 700})
        for picture, begun in (("nhap-bang", "05/2019"), ("bang-co-loi", "năm ngoái")):
            place = '"thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa"'
            rows = [
                "STT,Tên mô hình,Đơn vị,Địa phương,Năm bắt đầu",
                f"1,Mô hình nhập thử số 2,Trạm Y tế thị trấn Vạn Giã,{place},2018",
                f"2,Mô hình nhập thử số 3,,{place},{begun}",
            ]
            sheet = {"name": "bang-nhap-thu.csv", "mimeType": "text/csv", "buffer": "\n".join(rows).encode()}
            self.page.goto("/admin/nhap-bang/")
            self.page.locator("[name=kind]").select_option("models")
            self.page.locator("[name=file]").set_input_files(sheet)
            with self.page.expect_navigation():
                self.page.locator("#content .submit-row .default").click()
            self.shoot(picture, "#content h1", "#content-main")

    def come_as(self, role):
        """Sit down at the desk as one of the staff, without the form."""
        from django.conf import settings  # noqa: PLC0415
        from django.test import Client  # noqa: PLC0415

        client = Client()
        client.force_login(self.staff[role])
        name = settings.SESSION_COOKIE_NAME
        self.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.address}])
        self.page.goto("/admin/")

    def find(self, name):
        """Open the page of the grassroots model ``name`` by the list."""
        self.page.goto("/admin/trackerapp/grassrootsmodel/")
        self.page.locator("#searchbar").fill(name)
        self.page.keyboard.press("Enter")
        self.page.locator("#result_list tbody a", has_text=name).first.click()

    def press(self, button):
        with self.page.expect_navigation():
            self.page.locator(f"[name={button}]").click()

    def choose(self, field, words, wanted):
        """Type ``words`` into a field that offers records, and choose the one that holds ``wanted``."""
        self.page.locator(f"#{field} + .select2-container").click()
        self.page.locator(".select2-search__field").fill(words)
        self.page.locator(".select2-results__option", has_text=wanted).first.click()

    def shoot(self, name, first="", last=""):
        """Keep what is in view, or the strip of the page between two of its elements, as a picture."""
        clip = None
        if first:
            top = self.page.locator(first).first.bounding_box()
            end = self.page.locator(last).first.bounding_box()
            scrolled = self.page.evaluate("scrollY")
            y = max(0, top["y"] + scrolled - 12)
            height = end["y"] + end["height"] + scrolled + 12 - y
            clip = {"x": 0, "y": y, "width": self.page.viewport_size["width"], "height": height}
        keep(name, self.page.screenshot(full_page=bool(clip), clip=clip))


def keep(name, png):
    """Write the picture as WebP, as good as fits."""
    from PIL import Image  # noqa: PLC0415

    for quality in (85, 70, 55):
        file = BytesIO()
        Image.open(BytesIO(png)).convert("RGB").save(file, "WEBP", quality=quality, method=6)
        if file.tell() < MOST_BYTES:
            break
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / f"{name}.webp").write_bytes(file.getvalue())
    sys.stdout.write(f"{name}.webp: {file.tell()} bytes\n")


def plain_photo():
    """A photo of nothing, as a file."""
    from PIL import Image  # noqa: PLC0415

    file = BytesIO()
    Image.new("RGB", (900, 600), (200, 180, 140)).save(file, "JPEG")
    return file.getvalue()


if __name__ == "__main__":
    main()
