"""Which cards are read from photos: frontal, from the side, compressed, blurred, dim.

    python benchmarks/bench_cards.py [--smoke]

The photos are made from the printed sheets, so that it is known which cards they show and where. Beside ours stands one
plain call of the code reader on the same photo. Corners: mean distance to the true ones in percent of a card's width.
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import zxingcpp
from PIL import Image

from masswerk.documents.cards import photo as reader
from masswerk.documents.refusals import NoCards
from tests.documents.cards import photos

CASES = {
    "24 cards, frontal, 4000 px": lambda: photos.wall(6, 4).jpeg(),
    "24 cards, frontal, JPEG q40": lambda: photos.wall(6, 4).jpeg(40),
    "24 cards, from the side": lambda: photos.skewed(photos.wall(6, 4)).jpeg(),
    "24 cards, dim and noisy": lambda: photos.dim(photos.wall(6, 4)).jpeg(),
    "24 cards, blurred, 4000 px": lambda: photos.blurred(photos.wall(6, 4), 2.5).jpeg(),
    "24 cards, 1600 px": lambda: photos.wall(6, 4, width=1600).jpeg(),
    "24 cards, 1000 px": lambda: photos.wall(6, 4, width=1000).jpeg(),
    "24 cards, 800 px": lambda: photos.wall(6, 4, width=800).jpeg(),
    "24 cards, out of focus, 4000 px": lambda: photos.blurred(photos.wall(6, 4), 4).jpeg(),
    "24 cards, blurred, 1600 px": lambda: photos.blurred(photos.wall(6, 4, width=1600), 1.0).jpeg(),
    "12 cards, blurred, 1600 px": lambda: photos.blurred(photos.wall(4, 3, width=1600), 1.5).jpeg(),
    "6 cards, side, dim, q40, 2000 px": lambda: photos.dim(photos.skewed(photos.wall(3, 2, width=2000))).jpeg(40),
}
TRUE = {
    "24 cards, frontal, 4000 px": lambda: photos.wall(6, 4),
    "24 cards, from the side": lambda: photos.skewed(photos.wall(6, 4)),
}


def main() -> None:
    """Print one line for each kind of photo."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--smoke", action="store_true", help="three photos only")
    given = parser.parse_args()
    print(f"  {'photo':<34} ours   plain   seconds   corners")
    for name, make in list(CASES.items())[: 3 if given.smoke else None]:
        data = make()
        start = time.process_time()
        try:
            found = reader.read("photo.jpg", data)
        except NoCards:
            print(f"  {name:<34}   none")
            continue
        seconds = time.process_time() - start
        plain = zxingcpp.read_barcodes(Image.open(io.BytesIO(data)), formats=zxingcpp.BarcodeFormat.QRCode)
        count = int(name.split()[0])
        corners = ""
        if name in TRUE:
            true = TRUE[name]().corners
            gaps = [photos.distance(card.polygon, true[card.number]) for card in found.cards]
            corners = f"{100 * statistics.mean(gaps):5.1f} %  worst {100 * max(gaps):.1f} %"
        read = f"{len(found.numbers):>2}/{count:<2}  {len(plain):>2}/{count:<2}"
        print(f"  {name:<34} {read} {seconds:8.2f}   {corners}".rstrip())


if __name__ == "__main__":
    main()
