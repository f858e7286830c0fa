"""In which forms does English news write days, months, quarters and years?"""

from __future__ import annotations

import re

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SHORT_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
SHORT_WEEKDAYS = "Mon Tues Tue Wed Thurs Thur Thu Fri Sat Sun".split()
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
FEASTS = {
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    "Boxing Day": (12, 26),
    "New Year’s Eve": (12, 31),
    "New Year’s Day": (1, 1),
}
"""Days with a name of their own that are the same each year."""

MONTH = rf"(?P<month>(?:{'|'.join(MONTHS)})\b|(?:{'|'.join(SHORT_MONTHS)})\b\.?)"
NAMED_DAY = rf"(?P<name>{'|'.join(WEEKDAYS)})"
NUMBER_OF_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)\b"
"""Days and years as news writes them; a number that goes on is neither."""

AFTER_DAY = r"(?<=(?<![\w.,/–-])\d[–-])|(?<=(?<![\w.,/–-])\d\d[–-])"
"""A dash parts numbers that are no days, unless one or two digits stand before it: "29–30 November"."""

BY_NUMBER = re.compile(
    rf"(?<![\w.,/])(?:(?<![–-])|{AFTER_DAY})(?:{NAMED_DAY},? (?:the )?)?{DAY}(?: of)? {MONTH}(?:,? {YEAR})?(?![\w/])"
)
BY_NUMBER_MONTH_FIRST = re.compile(
    rf"(?<![\w/-])(?:{NAMED_DAY},? )?{MONTH} {DAY}"
    rf"(?!\w|[.,:/]\d|%| ?(?:million|billion|per cent))(?:,? {YEAR})?"
)
IN_WORDS = re.compile(
    rf"(?i:\b(?:{NAMED_DAY},? )?(?:the )?(?P<day>{'|'.join(sorted(ORDINALS, key=len, reverse=True))}) of) {MONTH}"
    rf"(?:,? {YEAR})?(?!\w)"
)
ISO = re.compile(r"(?<![\w/-])(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?=T\d|(?![\w/-]))")
FEAST = re.compile(rf"\b(?P<feast>{'|'.join(FEASTS).replace('’', '[’' + chr(39) + ']')})\b(?:,? {YEAR})?")

EARLIER = re.compile(
    rf"(?:\b(?:on|from|between|of|for|until|the) (?P<first>{NUMBER_OF_DAY})(?:,| to| and| or| until) (?:the )?"
    rf"|(?<![\w.,/–-])(?P<dashed>{NUMBER_OF_DAY}) ?[–-] ?)$",
    re.IGNORECASE,
)
"""The first day of "from 4 to 6 March", "16 and 18 August" or "29–30 November", before the last one."""

DAY_OF_MONTH = re.compile(
    r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter) (?P<words>the (?P<day>[0-3]?\d)(?:st|nd|rd|th))"
    r"(?=[.,;:!?)”\"’\n]|$| (?:and|but|or|when|while|to|in|at|for|by|with)\b)(?!.{0,30}centur)"
)
"""A day of this month, the one before or the one after; "the 14th round" is none."""

EVENT_AFTER = re.compile(r" (?:attack(?:s|ers?)?|massacre|uprising|revolution|movement|coup|invasion|protests)\b")
"""A date without a year before one of these has become a name, of whichever year: "the September 11 attacks"."""

OTHER_YEAR = re.compile(r",? (?:of )?(?P<which>last|next|this) year\b")

NAMED_DAY_BEFORE = r"(?:Good|Black|Bloody|Super|Easter|Ash|Palm|Whit|Shrove|Maundy|Holy|Cyber|Fat|Giving)"
NAMED_DAY_AFTER = r"(?:Times|Agreement|Telegraph|Express|Mail|Mirror|Post|Sun|Club|Group|League|People)"
"""Names that hold a weekday and mean no day of this week: Good Friday Agreement, Sunday Times, Sheffield Wednesday."""

BY_NAME = re.compile(
    rf"(?<![\w-])(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: coming| past)?) )?(?P<weekday>{'|'.join(WEEKDAYS)})(?![\w-])"
)
HABIT_BEFORE = re.compile(
    r"(?:\b(?:every|each|any|most|many|some|a|one|alternate|other|first|second|third|fourth|previous|following"
    rf"|preceding)|\b{NAMED_DAY_BEFORE})\s$",
    re.IGNORECASE,
)
HABIT_AFTER = re.compile(
    rf"(?:[’']?s)? (?:{NAMED_DAY_AFTER}\b|week\b|fortnight\b"
    r"|(?:of|before|after) (?:the )?(?:last|next|this|previous|following|that)\b)"
)
SAME_AS_BEFORE = re.compile(rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}) (?:or|and) $")
"""The first of two days that are named together: they lie on the same side of today."""

THE_DAY = re.compile(r"\b(?:on|by|until|till|before|after|since) the $", re.IGNORECASE)
"""Before a weekday: it is one of a week spoken of before, "on the Friday"."""

BY_DISTANCE = re.compile(
    r"\b(?:(?P<before>the day before yesterday)|(?P<after>the day after tomorrow)"
    r"|(?P<back>yesterday)|(?P<ahead>tomorrow)|(?P<same>today|tonight)"
    r"|(?P<number>two|three|four|five|six|[2-6]) days (?P<ago>ago))\b",
    re.IGNORECASE,
)

MONTH_ANCHORS = tuple(dict.fromkeys(month[:3] for month in MONTHS))
ISO_ANCHORS = ("-0", "-1")
FEAST_ANCHORS = ("Eve", "Day")
NUMBER_ANCHORS = tuple(f"the {digit}" for digit in range(10))
DISTANCE_ANCHORS = ("yesterday", "tomorrow", "today", "tonight", " ago")
"""What stands in every match of the expressions above, so that a line without it needs no closer look."""


def month_number(written: str) -> int:
    """The number of a month, from its name, its abbreviation or its number; 0 for none."""
    if written.isdigit():
        return int(written)
    return next((number for number, name in enumerate(MONTHS, 1) if name[:3] == written[:3].title()), 0)


def day_number(written: str) -> int:
    """The number of a day, from `4`, `4th` or `fourth`."""
    word = written.lower()
    return ORDINALS.index(word) + 1 if word in ORDINALS else int(re.sub(r"\D", "", word))
