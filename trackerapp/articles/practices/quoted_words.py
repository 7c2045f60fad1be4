"""What quoted words are by themselves: a name, or words for effect."""

import re

from trackerapp.articles.practices import gaps
from trackerapp.articles.prose import campaigns


def is_name(words: str) -> bool:
    """Tell whether quoted words may name a practice."""
    if not 1 <= len(words.split()) <= 30 or len(words) > 200 or re.search(r"[.!?] \w", words):
        return False
    is_word = any(map(str.isalpha, words)) or re.fullmatch(r"[0-9]+ ?[+-] ?[0-9]+", words) is not None
    return is_word and words.lower() not in campaigns.GENERIC and not campaigns.is_frame(words)


def is_for_effect(words: str, before: str) -> bool:
    """Tell whether a few small words say how models fare: "không để mô hình “chết yểu”"."""
    if words[0].islower() and (" " not in words or gaps.BUT.search(words)):
        return True
    if words[0].islower() and gaps.LIKE.search(before.lower()[-50:]):
        return True
    is_short = words[0].islower() and len(words.split()) <= 3
    return words in campaigns.FOR_EFFECT or (is_short and gaps.NOT_WANTED.search(before[-40:]) is not None)


def is_explained(words: str, kind: str, before: str) -> bool:
    """Tell whether quoted words explain or praise what stands ``before`` them: "Bến đò an toàn “Sạch – đẹp”"."""
    is_idiom = words.islower() and len(words.split()) == 4 and not any(map(str.isdecimal, words))
    if kind == "cách làm" and is_idiom:  # “mưa dầm thấm lâu”
        return True
    if gaps.COUNTED.search(before.lower()) and len(words) > 40:  # "mô hình 5 rõ “Rõ người, rõ việc, …”"
        return True
    is_named = before.strip()[:1].isupper() and len(before.split()) > 2
    return gaps.EXPLAINED.search(before.lower()) is not None or (
        is_named and gaps.ADJECTIVES.fullmatch(words) is not None
    )
