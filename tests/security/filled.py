"""Forms as somebody with all rights would send them."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.admin.conftest import form_of
from tests.feedback.conftest import opened
from trackerapp.models import (
    Commendation,
    Directive,
    Feedback,
    GrassrootsModel,
    Locality,
    Milestone,
    Organisation,
    Photo,
    Recipient,
    Source,
    Succession,
    User,
)

from .tokens import TOKEN
from .world import HERE

TEXTS = {
    GrassrootsModel: "name", Commendation: "merit", Source: "title", Photo: "caption", Organisation: "name",
    Milestone: "note", Recipient: "title", Directive: "number", Locality: "code", Succession: "act", User: "email",
}  # fmt: skip
"""A column of each kind of record that a form changes; of words it is the name."""


NEW_ACCOUNT = {
    "username": "moi", "first_name": "Lan", "last_name": "Trần", "email": "lan@example.vn",
    "assignments-TOTAL_FORMS": 1, "assignments-INITIAL_FORMS": 0,
}  # fmt: skip


class Picture(SimpleUploadedFile):
    """A photo that can be sent again and again."""

    def __init__(self):
        file = BytesIO()
        Image.new("RGB", (400, 300)).save(file, "PNG")
        super().__init__("anh.png", file.getvalue(), "image/png")

    def read(self, *size):
        self.seek(0)
        return super().read(*size)


def sent_to(row, world, client):
    """What the browser of somebody who may do all would send from the page of ``row``."""
    if row.page == "changelist":
        return {"action": row.button, "_selected_action": [world.of(row.kind, row.of).pk], "post": "yes"}
    if (
        row.page in {"change", "add"}
        and row.kind is not Feedback
        and row.button not in {"approve", "refuse", "take_away"}
    ):
        return _form(row, world, client)
    record = world.of(row.kind, row.of)
    if row.kind is Feedback:
        return _about_a_report(row, record)
    sent = {"post": "yes", "reason": "Sai", row.button: "1", f"_{row.button}": "1"}
    version = getattr(record, "version", 1)
    return sent | {"seen": f"{record.pk}.{version}", "version": version}


def _about_a_report(row, report):
    """What staff send from the page of ``report``, or what a reader sends who reports on the same record."""
    if row.page == "feedback":
        return {"kind": "error", "words": "Có chỗ sai ở đây", "stamp": opened(report.record)}
    texts = {"words": "Lời đã bỏ tên […]", "evidence": "", "sender": "", "contact": "", "answer": "Đã sửa"}
    return texts | {"version": report.version, f"_{row.button}": "1"}


def _form(row, world, client):
    """The form of the record with one text changed; as that of another one, if it is to be added."""
    record = world.of(row.kind, row.of)
    if row.page == "add" and row.kind is User:
        return NEW_ACCOUNT | {"assignments-0-locality": world.regions[HERE].place.pk}
    form = form_of(client, row.change_of(record))
    text = TEXTS.get(row.kind, "name")
    form[text] = {"email": "moi@example.vn", "code": "99999"}.get(text, "Lời khác")
    form |= {"code": "khac"} if row.page == "add" and "code" in form else {}
    if row.page == "change":
        return form | ({f"_{row.button}": "1"} if row.button else {})
    return _as_new(row, form, record)


def _as_new(row, form, record):
    """``form`` without the rows that belong to the record; each text is one that no other record has."""
    form = {name: _other(value) for name, value in form.items() if "-" not in name or name.endswith("_FORMS")}
    form |= {name: 0 for name in form if name.endswith(("-TOTAL_FORMS", "-INITIAL_FORMS"))}
    if row.kind is Photo:
        form |= {"upload": Picture(), "grassroots_model": record.grassroots_model_id}
    return form


def _other(value):
    """A text that no other row has: a token's digits behind another word, which is hexadecimal, too."""
    return TOKEN.sub(r"decade\1\2f", value) if isinstance(value, str) else value
