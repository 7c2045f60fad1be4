"""What a file of the register is, by its ending, and under which licence it goes."""

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
}
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
