"""Draws trackerapp/static/trackerapp/card.png, which other sites show beside a link to a page without a photo.

Run it by hand when the look changes: `.venv/bin/python docs/card.py`. It needs the font DejaVu Serif.
"""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZE = WIDTH, HEIGHT = 1200, 630
BAND, STEP = 120, 3
PAPER, INK, SOFT, SUNK, RED, STRAW = "#f8f4ec", "#211a15", "#5f5448", "#efe8db", "#ad4a48", "#d0b689"
TO = Path(__file__).parent.parent / "trackerapp/static/trackerapp/card.png"
LINES = [("Sổ mô hình", 96, INK), ("Học tập và làm theo Bác ở cơ sở", 42, SOFT)]


def weave(draw, top):
    """The two strands of so.css, ``STEP`` times as large, in a band."""
    draw.rectangle((0, top, WIDTH, top + BAND), SUNK)
    for x in range(-20, WIDTH, 20):
        for y in range(-20, BAND, 20):
            for left, above, wide, high, strand in [
                (-1, 1, 12, 8, RED), (9, 11, 12, 8, RED), (11, -1, 8, 12, STRAW), (1, 9, 8, 12, STRAW)
            ]:  # fmt: skip
                corner = (x + left) * STEP, top + (y + above) * STEP
                draw.rectangle((*corner, corner[0] + wide * STEP - 1, corner[1] + high * STEP - 1), strand)


def main():
    card = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(card)
    weave(draw, 0)
    draw.rectangle((0, BAND, WIDTH, HEIGHT), PAPER)
    weave(draw, HEIGHT - BAND)
    draw.rectangle((0, BAND, WIDTH, HEIGHT - BAND - 1), PAPER)
    for (text, size, colour), middle in zip(LINES, (285, 385), strict=True):
        font = ImageFont.truetype("DejaVuSerif-Bold.ttf" if colour == INK else "DejaVuSerif.ttf", size)
        draw.text((WIDTH / 2, middle), text, colour, font, anchor="mm")
    card.quantize(16).save(TO, optimize=True)


if __name__ == "__main__":
    main()
