"""PDF pages drawn for tests with reportlab. Names and words are invented; places are in points from the upper left."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 400, 600
LEFT_COLUMN = (
    "Nämnden har under våren gått igenom hur",
    "skolskjutsarna i kommunens östra delar är",
    "ordnade. Genomgången visar att turerna är",
    "färre än vad eleverna behöver, och att de",
    "flesta klagomål gäller resor på eftermiddagen.",
    "Förvaltningen räknar med att en ny tur kan",
    "börja gå under hösten om avtalet tillåter det.",
)
RIGHT_COLUMN = (
    "Kostnaden för turen ryms inom budgeten för",
    "året. Däremot behöver avtalet ses över, vilket",
    "förvaltningen återkommer till när upphand-",
    "lingen är klar. Föräldrarna har fått veta hur",
    "arbetet går, och skolornas rektorer har fått",
    "tillfälle att yttra sig. De har inget att invända",
    "mot förslaget i dess nuvarande form.",
)


class Sheet:
    """A page that is being drawn."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(
        self, x: float, y: float, words: str, *, size: float = 10, bold: bool = False, right: bool = False
    ) -> None:
        """Words whose letters stand at `y`, beginning (or with `right` ending) at `x`."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        (self.canvas.drawRightString if right else self.canvas.drawString)(x, HEIGHT - y, words)

    def lines(self, x: float, y: float, all_words: Sequence[str], *, size: float = 10, step: float = 12) -> None:
        """Lines one below the other."""
        for number, words in enumerate(all_words):
            self.text(x, y + step * number, words, size=size)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A drawn line."""
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def box(self, left: float, top: float, right: float, bottom: float, *, grey: float = 0) -> None:
        """A filled box; 0 is black, 1 white."""
        self.canvas.setFillGray(grey)
        self.canvas.rect(left, HEIGHT - bottom, right - left, bottom - top, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def rows(self, y: float, rows: Sequence[Sequence[str]], columns: Sequence[float], *, step: float = 16) -> None:
        """A table without lines, drawn row by row; the columns begin at `columns`."""
        for number, row in enumerate(rows):
            for x, words in zip(columns, row, strict=True):
                if words:
                    self.text(x, y + step * number, words)


def pdf(*draw: Callable[[Sheet], None], size: tuple[float, float] = (WIDTH, HEIGHT), **options) -> bytes:
    """A PDF with one page for each function that draws one."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=size, invariant=1, **options)
    for one in draw:
        one(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return content.getvalue()
