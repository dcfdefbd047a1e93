#!/usr/bin/env python3
"""Draws what `services.sh` measured: bench/plot.py services.tsv FOLDER

Writes an SVG a figure into the folder: a bar a client, in groups by service. Standard library only.
"""

import collections
import pathlib
import sys

FIGURES = {
    "debug-alone.cpu": ("build-alone-debug", "The client's crate alone, debug: CPU seconds"),
    "release-alone.cpu": ("build-alone-release", "The client's crate alone, release: CPU seconds"),
    "debug.cpu": ("build-debug", "A whole program, clean debug build: CPU seconds"),
    "release.cpu": ("build-release", "A whole program, clean release build: CPU seconds"),
}
NAMES = {
    "two": "ours, few operations",
    "whole": "ours, all operations",
    "aws-sdk-lean": "aws-sdk, leanest",
    "aws-sdk": "aws-sdk",
}
COLOURS = {"two": "#1b9e77", "whole": "#66c2a5", "aws-sdk-lean": "#fdae61", "aws-sdk": "#d7301f"}
LABEL, BAR, STEP, GAP, WIDTH = 150, 14, 18, 14, 420


def read(path):
    """The figures: service, then kind, by figure."""
    figures = collections.defaultdict(lambda: collections.defaultdict(dict))
    for line in pathlib.Path(path).read_text().splitlines():
        service, kind, figure, value = line.split("\t")
        if value != "–":
            figures[figure][service][kind] = float(value)
    return figures


def draw(title, services):
    """An SVG of horizontal bars."""
    most = max(value for kinds in services.values() for value in kinds.values())
    parts, y = [f'<text x="0" y="16" font-weight="bold">{title}</text>'], 32
    for service, kinds in services.items():
        parts.append(f'<text x="0" y="{y + 12}">{service}</text>')
        for kind in NAMES:
            if kind in kinds:
                value = kinds[kind]
                length = max(1, value / most * WIDTH)
                parts.append(
                    f'<rect x="{LABEL}" y="{y}" width="{length:.1f}" height="{BAR}" '
                    f'fill="{COLOURS[kind]}"><title>{NAMES[kind]}</title></rect>'
                    f'<text x="{LABEL + length + 6:.1f}" y="{y + 12}">{value:g}</text>'
                )
                y += STEP
        y += GAP
    x = LABEL
    for kind, name in NAMES.items():
        if any(kind in kinds for kinds in services.values()):
            parts.append(
                f'<rect x="{x}" y="{y}" width="{BAR}" height="{BAR}" fill="{COLOURS[kind]}"/>'
                f'<text x="{x + 18}" y="{y + 12}">{name}</text>'
            )
            x += 40 + 7 * len(name)
    width, height = max(LABEL + WIDTH + 60, x), y + 24
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">'
        f'<rect width="100%" height="100%" fill="white"/>' + "\n".join(parts) + "</svg>\n"
    )


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for figure, services in read(sys.argv[1]).items():
        if figure in FIGURES:
            name, title = FIGURES[figure]
            (folder / f"{name}.svg").write_text(draw(title, services))


if __name__ == "__main__":
    main()
