"""The parts that are the same in every document: settings and the font table."""

from __future__ import annotations

from qbank.documents.wordml import DECLARATION, ROOT_ATTRIBUTES


def _compatibility(name: str, value: int) -> str:
    return (
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    )


def _font(name: str, family: str, pitch: str, twin: str = "") -> str:
    metric_twin = f'<w:altName w:val="{twin}"/>' if twin else ""
    return (
        f'<w:font w:name="{name}">{metric_twin}<w:charset w:val="00"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="{pitch}"/></w:font>'
    )


SETTINGS = (
    f'{DECLARATION}<w:settings {ROOT_ATTRIBUTES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    + _compatibility("compatibilityMode", 15)
    + _compatibility("overrideTableStyleFontSizeAndJustification", 1)
    + _compatibility("enableOpenTypeFeatures", 1)
    + _compatibility("doNotFlipMirrorIndents", 1)
    + '</w:compat><w:themeFontLang w:val="id-ID"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)

SETTINGS_WITH_EVEN_PAGES = SETTINGS.replace(
    '<w:defaultTabStop w:val="567"/>', '<w:defaultTabStop w:val="567"/><w:evenAndOddHeaders/>'
)
"""For a template whose pages with even numbers have a head and foot of their own."""

FONT_TABLE = (
    f"{DECLARATION}<w:fonts {ROOT_ATTRIBUTES}>"
    + _font("Calibri", "swiss", "variable", "Carlito")
    + _font("Courier New", "modern", "fixed", "Liberation Mono")
    + _font("Segoe UI Symbol", "swiss", "variable")
    + "</w:fonts>"
)
