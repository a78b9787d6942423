"""web: a link -> a square to scan, as SVG; modules are one path, so a page of forty stays light."""

from __future__ import annotations

import qrcode

QUIET = 2  # modules of white around, enough on a white page


def qr_svg(text: str) -> bytes:
    """An SVG of the code, black on white, any size."""
    code = qrcode.QRCode(border=QUIET, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    matrix = code.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, line in enumerate(matrix) for x, dark in enumerate(line) if dark)
    size = len(matrix)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{path}" fill="#000"/></svg>'
    ).encode()
