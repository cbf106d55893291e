"""What a body puts above the first page, and the words around the page numbers, out of profile and wording."""

from __future__ import annotations

from qbank.documents.context import FormContext
from qbank.documents.model import Letterhead, Picture
from qbank.documents.stamp import Stamp, qr_picture
from qbank.domain.picture import PictureFile
from qbank.text.wording import Wording

LOGO_SIDE = 1.75


def page_words(context: FormContext) -> tuple[str, str]:
    """Return the words around the page numbers."""
    page, of = context.lines("page.of")
    return page, of


def letterhead(context: FormContext, stamp: Stamp | None = None) -> Letterhead:
    """Return what stands above the first page; a document of no set has no QR code."""
    body, wording = context.profile.body, context.wording
    return Letterhead(
        name=body.name or wording.text("letterhead.name"),
        licence=wording.text(
            "letterhead.licence", licence=body.licence or wording.text("letterhead.licence_blank")
        ),
        address=body.address or wording.text("letterhead.address_blank"),
        contact=body.contact,
        qr=_qr(stamp, wording) if stamp else None,
        logo=_logo(context.profile.looks.logo, wording.text("letterhead.logo", name=body.name)),
    )


def _qr(stamp: Stamp, wording: Wording) -> Picture:
    facts = {"code": stamp.code, "set": stamp.set_code, "form": stamp.form, "hash": stamp.snapshot}
    return qr_picture(stamp, wording.text("letterhead.qr", **facts))


def _logo(logo: PictureFile | None, alt: str) -> Picture | None:
    """Fit the logo into its square of the letterhead."""
    if logo is None:
        return None
    width, height = logo.size
    scale = LOGO_SIDE / max(width, height)
    return Picture(logo.data, logo.type.removeprefix("image/"), width * scale, height * scale, alt)
