"""What the registrar is told about a file that cannot be read: one message each, and what to do."""

from importers.source import ReadError

MESSAGES = {
    "empty": "Filen är tom. Kontrollera att rätt fil är sparad och lämna in den igen.",
    "too_large": "Filen är för stor: {size} MB, och gränsen är {limit} MB. Spara den utan bilder eller dela upp den.",
    "encrypted": "Filen är skyddad med lösenord. Öppna den, spara en kopia utan lösenord och lämna in kopian.",
    "damaged": "Filen är skadad eller inte hel. Öppna originalet, spara en ny kopia och lämna in den.",
    "no_pages": "PDF-filen har inga sidor. Skapa den på nytt från originalet.",
    "no_text": (
        "Filen har inga ord som går att läsa, bara bilder av text. Lämna in originalet från "
        "ordbehandlaren, eller en PDF som är textigenkänd (OCR)."
    ),
    "no_words": (
        "Dokumentet har ingen text, bara bilder eller infogade filer. Lämna in originalet, eller spara det som PDF "
        "med text."
    ),
    "no_letters": (
        "Texten i PDF-filen går inte att läsa: typsnitten saknar uppgift om vilka bokstäver de visar. "
        "Lämna in originalet från ordbehandlaren, eller en PDF som är textigenkänd (OCR)."
    ),
    "no_ocr": (
        "Filen är en bild av text, och servern saknar programmet som läser bilder (Tesseract med svenska). Lämna in "
        "originalet från ordbehandlaren, eller be driften installera tesseract-ocr-swe och lämna in filen igen."
    ),
    "ocr_time": (
        "Filen är en bild av text, och det tog för lång tid att läsa den. Skanna om den i 300 punkter per tum, i "
        "svartvitt eller gråskala, eller lämna in originalet från ordbehandlaren."
    ),
    "ocr_failed": (
        "Filen är en bild av text som inte gick att läsa maskinellt. Skanna om den, eller lämna in originalet från "
        "ordbehandlaren."
    ),
    "too_many_pictures": (
        "Filen har {count} inskannade sidor, och högst {limit} läses ur en fil. Dela upp den, eller lämna in "
        "originalet från ordbehandlaren."
    ),
    "no_office": (
        "Filen är i ett format som servern saknar program för att läsa (LibreOffice). Spara den som .docx eller PDF "
        "och lämna in den, eller be driften installera libreoffice-writer-nogui."
    ),
    "office_time": (
        "Filen tog för lång tid att göra om till Word-format. Öppna den, spara den som .docx eller PDF och lämna in "
        "den filen."
    ),
    "office_failed": (
        "Filen gick inte att göra om till Word-format: den är troligen skadad. Öppna den, spara den som .docx eller "
        "PDF och lämna in den filen."
    ),
    "picture": "Filen är en bild. Lämna in dokumentet som Word-fil (.docx) eller som PDF med text.",
    "doc": "Filen är i ett äldre Office-format (.doc). Öppna den och spara den som .docx eller PDF.",
    "odt": "Filen är ett OpenDocument (.odt). Öppna den och spara den som .docx eller PDF.",
    "rtf": "Filen är i formatet RTF. Öppna den och spara den som .docx eller PDF.",
    "spreadsheet": "Filen är ett kalkylark. Spara den som PDF om den ska tas med.",
    "slides": "Filen är ett bildspel. Spara den som PDF om den ska tas med.",
    "zip": "Filen är ett ZIP-arkiv. Packa upp det och lämna in dokumenten ett och ett.",
    "zip_empty": "Arkivet innehåller inga filer. Kontrollera att rätt arkiv är sparat och lämna in det igen.",
    "zip_too_many": "Arkivet innehåller för många filer: gränsen är {limit}. Dela upp det i flera arkiv.",
    "zip_bomb": "Arkivet packar upp till orimligt mycket innehåll. Lämna in dokumenten ett och ett.",
    "zip_member_encrypted": "Filen är packad med lösenord. Packa upp arkivet och lämna in filen utan lösenord.",
    "zip_link": "Filen är bara en genväg till en annan fil. Lämna in den filen.",
    "zip_method": "Filen är packad på ett ovanligt sätt. Packa upp arkivet och lämna in filen.",
    "archive": "Filen är ett packat arkiv. Packa upp det och lämna in dokumenten ett och ett.",
    "markup": "Filen är en webbsida eller XML. Spara innehållet som .docx eller PDF.",
    "unknown": "Filen är varken Word (.docx), PDF eller text. Spara dokumentet i något av de formaten.",
    "bomb": "Filen packar upp till orimligt mycket innehåll och lästes därför inte. Spara om den från Word.",
    "unsafe": (
        "Filen innehåller XML som Word inte skriver (DOCTYPE) och lästes därför inte. "
        "Öppna den i Word och spara en ny kopia."
    ),
    "too_complex": "Filen är för omfattande för att läsas. Dela upp den i mindre delar.",
    "time": "Filen tog för lång tid att läsa och hoppades över. Spara om den från originalet, eller dela upp den.",
    "memory": "Filen kräver för mycket minne för att läsas. Spara om den utan bilder, eller dela upp den.",
    "crash": "Filen kunde inte läsas: den är troligen skadad. Öppna originalet, spara en ny kopia och lämna in den.",
}


def error(code: str, **values: object) -> ReadError:
    """The error with its Swedish message; `values` fill the places of the message."""
    return ReadError(code, MESSAGES[code].format(**values))
