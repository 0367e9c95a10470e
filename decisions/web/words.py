"""Words of the administration, explained where they stand.

Editors keep the explanations (`GlossaryTerm`); the list here fills in for words that they have not written. Only
the first place on a page is marked, so that the text stays calm.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from decisions.models import GlossaryTerm
from decisions.selectors import Fixed
from decisions.web.shapes import Word

_FORMS = {
    "justera": ("justerat", "justerad", "justeras", "justering", "justeringen", "justerare", "justeraren"),
    "bordlägga": ("bordlagt", "bordlagd", "bordläggs", "bordlägger", "bordläggning", "bordläggningen", "bordlades"),
    "återremiss": ("återremissen", "återremittera", "återremitterar", "återremitteras", "återremitterat",
                   "återremitterades"),
    "reservation": ("reservationen", "reservationer", "reserverar", "reservera"),
    "yrkande": ("yrkanden", "yrkandet", "yrkar", "yrkade"),
    "jäv": ("jävig", "jäviga"),
    "remiss": ("remissen", "remisser"),
    "tjänsteskrivelse": ("tjänsteskrivelsen", "tjänsteskrivelser"),
    "votering": ("voteringen", "omröstning", "omröstningen"),
    "delegation": ("delegationsbeslut", "delegationsbesluten"),
}  # fmt: skip
"""Other spellings of a word that lead to the same explanation."""

_DEFAULTS = {
    "justera": "att skriva under protokollet och därmed intyga att det stämmer. Ordföranden och en eller två "
    "ledamöter gör det, senast fjorton dagar efter sammanträdet.",
    "bordlägga": "att skjuta upp ett ärende till ett senare sammanträde utan att begära ny utredning.",
    "återremiss": "att skicka tillbaka ett ärende för att det behöver utredas mer innan organet beslutar.",
    "reservation": "att den som deltog i beslutet antecknar att hon eller han inte stod bakom det.",
    "yrkande": "ett förslag till beslut som en ledamot lägger fram under sammanträdet.",
    "jäv": "att någon har ett eget intresse i ärendet och därför inte får delta i det.",
    "remiss": "att ett förslag skickas till andra som får lämna synpunkter på det.",
    "tjänsteskrivelse": "förvaltningens skriftliga underlag till politikerna, ofta med ett förslag till beslut.",
    "votering": "att ledamöterna röstar öppet, en i taget.",
    "delegation": "att någon annan har rätt att besluta i nämndens namn i vissa slags ärenden.",
}

_KEPT = Fixed(lambda: GlossaryTerm.objects.values_list("word", "explanation"))


def _key(word: str) -> str:
    return slugify(word)


def glossary() -> tuple[Word, ...]:
    """All explained words: the editors' own first, ours where they have none. One query."""
    kept = {word.lower(): explanation for word, explanation in _KEPT.rows()}
    return _words(tuple({**_DEFAULTS, **kept}.items()))


@lru_cache(maxsize=4)
def _words(explained: tuple[tuple[str, str], ...]) -> tuple[Word, ...]:
    return tuple(Word(_key(word), word, explanation, (word, *_FORMS.get(word, ()))) for word, explanation in explained)


@lru_cache(maxsize=4)
def _any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, forms), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


@dataclass(slots=True)
class WordMarker:
    """Marks the first occurrence of each explained word in the texts of one page, in reading order.

    `used` are the words that the page must explain. Not shared between pages.
    """

    words: tuple[Word, ...]
    used: dict[str, Word] = field(default_factory=dict)
    _by_form: dict[str, Word] = field(default_factory=dict)
    _pattern: re.Pattern[str] | None = None

    def __post_init__(self) -> None:
        self._by_form = {form.lower(): word for word in self.words for form in word.forms}
        self._pattern = _any_of(tuple(self._by_form)) if self._by_form else None

    def require(self, word: str) -> None:
        """Say that the page's own labels use this word."""
        found = self._by_form.get(word.lower())
        if found:
            self.used.setdefault(found.key, found)

    def plain(self, text: str) -> SafeString:
        """`text` escaped, line breaks kept, no word marked: for titles and clauses."""
        return mark_safe(escape(text.strip()).replace("\n", "<br>"))  # noqa: S308 - escaped on this line

    def mark(self, text: str) -> SafeString:
        """`text` escaped, line breaks kept, each word that is met for the first time made a button."""
        if self._pattern is None:
            return self.plain(text)
        parts: list[str] = []
        position = 0
        for match in self._pattern.finditer(text := text.strip()):
            word = self._by_form[match.group().lower()]
            if word.key in self.used:
                continue
            self.used[word.key] = word
            parts.append(self.plain_part(text[position : match.start()]))
            parts.append(
                format_html(
                    '<button type="button" class="term" popovertarget="ord-{}">{}</button>', word.key, match.group()
                )
            )
            position = match.end()
        parts.append(self.plain_part(text[position:]))
        return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above

    @staticmethod
    def plain_part(text: str) -> SafeString:
        """Escaped text with line breaks, spaces at the ends kept."""
        return mark_safe(escape(text).replace("\n", "<br>"))  # noqa: S308 - escaped on this line
