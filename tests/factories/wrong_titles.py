"""Titles among the published answers of the corpus that are wrong themselves, each looked at (docs/accuracy.md).

Only where they stand is said here, never what they say: meeting, §, and of how many printed lines the title
consists in the minutes (0: the published title is not in the text at all).
"""

CUT = "cut at 200 characters"
GOES_ON = "goes on into the text"
STOPS = "stops at the first line"
PAGE_HEAD = "begins with the page head"
ABSENT = "not in the text"

_PLACES = {
    GOES_ON: """
        kf-2023-01-26/36:1 kf-2023-03-23/26:1 kf-2023-10-12/21:1 kf-2023-11-23/60:1 kf-2024-02-01/33:1
        kf-2024-03-21/119:1 kf-2024-05-23/220:1 kf-2024-08-22/321:1 kf-2024-10-10/415:1 kf-2025-01-30/44:1
        kf-2025-05-22/299:1 kf-2025-10-16/467:1 kf-2026-02-26/64:1 kf-2026-06-11/243:1 ks-2024-02-21/166:1
        ks-2024-03-06/215:1 ks-2026-05-20/396:1
    """,
    STOPS: """
        kf-2023-03-23/2:2 kf-2023-03-23/3:3 kf-2024-02-01/3:3 kf-2024-03-21/101:3 kf-2024-03-21/102:3
        kf-2024-05-23/197:4 kf-2024-05-23/198:4 kf-2024-05-23/199:3 kf-2024-08-22/302:3 kf-2024-10-10/388:3
        kf-2024-10-10/389:3 kf-2025-01-30/2:4 kf-2025-01-30/3:3 kf-2025-01-30/4:3 kf-2025-05-22/261:2
        kf-2025-10-16/436:4
    """,
    CUT: """
        kf-2023-06-19/3:3 kf-2023-11-23/36:3 kf-2023-11-23/37:3 kf-2024-02-01/4:1 kf-2024-03-21/105:3
        kf-2024-05-23/201:3 kf-2024-10-10/391:3 kf-2024-10-10/392:4 kf-2024-10-10/418:4 kf-2025-01-30/6:3
        kf-2025-01-30/9:3 kf-2025-01-30/18:3 kf-2025-05-22/263:3 kf-2025-10-16/438:3 kf-2025-12-11/538:2
        kf-2025-12-11/565:1 kf-2026-02-26/42:3 kf-2026-02-26/43:3 kf-2026-06-11/226:3 kf-2026-06-11/227:3
        ks-2024-01-24/87:1 ks-2024-02-21/144:4 ks-2024-02-21/179:1 ks-2024-04-10/315:4 ks-2024-05-08/406:4
        ks-2024-05-08/422:4 ks-2024-05-29/478:4 ks-2024-05-29/483:5 ks-2024-05-29/529:1 ks-2024-08-28/618:4
        ks-2024-09-25/748:4 ks-2024-11-27/1020:1 ks-2025-01-15/42:4 ks-2025-03-12/245:1 ks-2025-06-04/497:5
        ks-2025-09-24/728:4 ks-2026-05-20/379:4
    """,
    PAGE_HEAD: """
        kf-2023-10-12/1:1 kf-2023-10-12/24:1 kf-2023-11-23/34:1 kf-2023-11-23/71:1
    """,
    ABSENT: """
        kf-2025-06-18/396:0 kf-2025-12-11/579:0 kf-2026-06-11/267:0
    """,
}

# (meeting, §) → reason class, number of lines of the real title
WRONG_TITLES: dict[tuple[str, str], tuple[str, int]] = {
    (place.split("/")[0], place.split("/")[1].split(":")[0]): (reason, int(place.split(":")[1]))
    for reason, places in _PLACES.items()
    for place in places.split()
}
