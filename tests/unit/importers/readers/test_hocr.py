import pytest

from importers.readers import hocr
from importers.readers.hocr import Box

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><body>
<div class='ocr_page' title='image "x"; bbox 0 0 2480 3508'>
 <div class='ocr_carea' title="bbox 100 50 900 200"><p class='ocr_par'>
  <span class='ocr_header' title="bbox 100 50 400 90; baseline 0.01 -8; x_size 42; x_descenders 8; x_ascenders 9">
   <span class='ocrx_word' title='bbox 100 50 200 90; x_wconf 96'>Ekhults</span>
   <span class='ocrx_word' title='bbox 210 50 400 90; x_wconf 41'><strong>kommun</strong></span>
  </span>
  <span class='ocr_line' title="bbox 100 100 900 140; baseline 0 -2; x_size 40"><span class='ocrx_word'
   title='bbox 100 100 120 140; x_wconf 12'> </span></span></p></div>
 <div class='ocr_carea'><p class='ocr_par'>
  <span class='ocr_line' title="bbox 100 300 120 340; baseline 0 -2; x_size 40">
   <span class='ocrx_word' title='bbox 100 300 120 340; x_wconf 90'>§ &amp;</span></span></p></div>
</div></body></html>"""


def test_words_lines_and_blocks():
    first, second = hocr.parse(PAGE)

    assert [(word.text, word.confidence) for word in first.words] == [("Ekhults", 96), ("kommun", 41)]
    assert first.words[1].box == Box(210, 50, 400, 90)
    assert (first.size, first.slope, first.base) == (42.0, 0.01, 82.0)
    assert (first.block, second.block) == (1, 2)
    assert second.words[0].text == "§ &"


@pytest.mark.parametrize("text", ["", "inget", "<html>", "\x00", PAGE[:900]])
def test_what_is_no_page_gives_what_can_be_had(text):
    assert len(hocr.parse(text)) <= 1


def test_overlap_is_a_part_of_the_smaller_box():
    assert Box(0, 0, 10, 10).overlap(Box(0, 0, 40, 10)) == 1.0
    assert Box(0, 0, 10, 10).overlap(Box(5, 0, 15, 10)) == 0.5
    assert Box(0, 0, 10, 10).overlap(Box(20, 0, 30, 10)) == 0.0
