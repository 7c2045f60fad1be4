"""Small seeds for tests, and what the tests do with them."""

HEADING = "key,code,level,type,name,parent,valid_from,valid_to\n"
PLACES = HEADING + (
    "old-56,56,province,tỉnh,Khánh Hòa,,,2025-06-30\n"
    "new-56,56,province,tỉnh,Khánh Hòa,,2025-07-01,\n"
    "new-22489,22489,commune,xã,Vạn Ninh,new-56,2025-07-01,\n"
)
STEPS = "predecessor,successor,share,on,act\nold-56,new-56,whole,2025-07-01,Nghị quyết 202/2025/QH15\n"
ARTICLE = """
[source]
key = "bai"
title = "Một bài"
locality = "old-56"

[[organisation]]
key = "hoi-phu-nu"
name = "Hội Phụ nữ"

[[model]]
key = "heo-dat"
name = "Nuôi heo đất"
organisation = "hoi-phu-nu"
locality = "old-56"
status = "maintained"
cited = [
  { paragraph = 2, words = "“Nuôi heo đất” của Hội Phụ nữ", supports = ["name", "organisation"] },
  { paragraph = 2, words = "duy trì tốt", supports = ["status"] },
]
"""


def counts(tallies):
    return {tally.name: (tally.new, tally.changed, tally.unchanged, len(tally.kept)) for tally in tallies}


def rewrite(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
