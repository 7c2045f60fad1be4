"""Sheets for tests: rows in, an import out."""

from trackerapp.spreadsheets import csv_file, imports

HEAD = ["Tên mô hình", "Địa phương", "Năm bắt đầu"]


def make_sheet(folder, rows, head=HEAD, name="bang.csv"):
    """A sheet in ``folder``: its path."""
    path = folder / name
    path.write_bytes(b"".join(csv_file(head, rows)))
    return path


def make_import(folder, rows, by, head=HEAD, kind="models"):
    """A checked import of a sheet with these ``rows``."""
    path = make_sheet(folder, rows, head)
    return imports.check(imports.receive(kind, path, path.name, by=by))


def write(job):
    """Confirm and write ``job``."""
    return imports.write(imports.confirm(job, job.check_number, by=job.user))
