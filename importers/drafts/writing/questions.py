"""What a person is asked about a file, in words: one place for the review, the run page and the report."""

MESSAGES = {
    "committee": "Välj vilket organ filen hör till.",
    "committee_differs": "Filen säger att den hör till ett annat organ än det som är valt för inlämningen.",
    "authority_differs": "Filen säger att den hör till en annan myndighet än den som är vald för inlämningen.",
    "committee_unsure": "Bekräfta organet: det står inte i filen, eller inte hos vilken myndighet.",
    "date": "Ange sammanträdets datum.",
    "overlap": "Filen innehåller paragrafer som redan finns. Säg vad den är.",
    "number": "Ange paragrafens nummer.",
    "written": "Någon annan har just sparat filen. Ladda om sidan för att se och ändra det som sparades.",
    "number_twice": "Två paragrafer i filen har samma nummer. Rätta numret på den ena.",
    "reread": "Filen är läst om efter organets egna rubriker. Kontrollera och spara en gång till.",
    "number_taken": "Numret går inte att ändra: det är upptaget, eller så är paragrafen redan publicerad.",
}
"""By `NeedsAnswer.what`."""


def message(what: str) -> str:
    """The sentence that asks for `what`."""
    return MESSAGES.get(what, "Filen behöver svar innan den kan läsas in.")
