"""Spellings made comparable: for look-up (`fold`), and for one name in many alphabets (`name_skeleton`)."""

import re
import unicodedata
from functools import lru_cache

KAZAKH_TO_RUSSIAN = str.maketrans("ёәғқңөұүһі", "еагкноуухи")
"""Kazakh letters and ё to the neighbour that most writers type instead."""

LATIN_ODDITIES = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ə": "a",
        "ʼ": "'",
        "’": "'",
        "‘": "'",
    }
)

CYRILLIC_TO_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "io", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h",
    "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ә": "a",
    "є": "e", "ї": "i", "ґ": "g",
}  # fmt: skip
CYRILLIC_TABLE = str.maketrans(CYRILLIC_TO_LATIN)

SKELETON_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"shch|sch", "sh"),
        (r"dzh|zh|dj", "j"),
        (r"kh", "h"),
        (r"ts|tz", "c"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"y", "i"),
        (r"ii+", "i"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"i(?=[eaou])", ""),
        (r"(.)\1+", r"\1"),
        (r"ei\b|i\b", "i"),
        (r"ff?\b", "v"),
        (r"[^a-z0-9 ]", ""),
        (r"\bm[uo]h?am[aeiu]d\b", "mohamad"),
        (r"\bale(?:ks|c|s)ander\b", "aleksandr"),
    )
)


def fold(text: str) -> str:
    """The text for look-up: case, accents and marks off, ё and Kazakh letters to their plain neighbours."""
    if text.isascii():  # a third of a million names are folded at the start, nearly all of them plain
        return text.lower()
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(LATIN_ODDITIES).replace("й", "\0"))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return plain.replace("\0", "й").translate(KAZAKH_TO_RUSSIAN)


@lru_cache(maxsize=20_000)
def name_skeleton(text: str) -> str:
    """What the Latin spellings and the Cyrillic of one name have in common."""
    latin = text.casefold().translate(LATIN_ODDITIES)
    latin = latin.translate(CYRILLIC_TABLE)
    latin = "".join(c for c in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(c))
    latin = re.sub(r"[-.\s]+", " ", latin).strip()
    for pattern, replacement in SKELETON_STEPS:
        latin = pattern.sub(replacement, latin)
    return latin


def _aligned_letter(code: int) -> str:
    letter = chr(code)
    plain = fold(letter)
    if len(plain) != 1:
        return letter
    return plain if plain.isalnum() or plain in KEPT_MARKS else " "


KEPT_MARKS = "+"
"""Marks that tell names apart (OPEC+)."""
NON_ASCII_RE = re.compile(r"[^\x00-\x7f]")
ASCII_TABLE = {code: _aligned_letter(code) for code in range(0x80)}
ALIGNED = {
    chr(code): _aligned_letter(code)
    for code in (*range(0x80, 0x250), *range(0x2B0, 0x300), *range(0x370, 0x530), *range(0x1E00, 0x2070))
}


@lru_cache(maxsize=4)
def fold_aligned(text: str) -> str:
    """Like `fold`, but letter for letter, marks as spaces: offsets in the result are offsets in the text."""
    if not text.isascii():
        text = NON_ASCII_RE.sub(lambda match: ALIGNED.get(match[0], match[0]), text)
    return text.translate(ASCII_TABLE)
