"""The published schemas of a Word document's parts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lxml import etree

_SCHEMAS = {
    "word/": "ISO-IEC29500-4_2016/wml.xsd",
    "[Content_Types]": "ecma/fouth-edition/opc-contentTypes.xsd",
    "docProps/app": "ISO-IEC29500-4_2016/shared-documentPropertiesExtended.xsd",
    ".rels": "ecma/fouth-edition/opc-relationships.xsd",
}


@cache
def read_schemas(shared: Path) -> Mapping[str, etree.XMLSchema]:
    """Return the schema of each kind of part; the core properties' needs a schema that is not here."""
    folder = shared / "ooxml-xsd" / "schemas"
    return {kind: etree.XMLSchema(etree.parse(folder / path)) for kind, path in _SCHEMAS.items()}


def schema_findings(parts: Mapping[str, bytes], schemas: Mapping[str, etree.XMLSchema]) -> list[str]:
    """Return what is not valid by the schemas."""
    findings = []
    for name, data in parts.items():
        if name.startswith("word/media/"):
            continue
        kind = ".rels" if name.endswith(".rels") else next((k for k in schemas if name.startswith(k)), None)
        if kind and not schemas[kind].validate(etree.fromstring(data)):
            findings.append(f"{name}: {schemas[kind].error_log}")
    return findings
