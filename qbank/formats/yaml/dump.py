"""Write plain data as YAML that people like to read: keys in the given order, long texts as blocks."""

from __future__ import annotations

import yaml


class _Dumper(yaml.SafeDumper):
    """Block style for texts of more than one line."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)


def dump_yaml(data: object) -> bytes:
    """Return UTF-8 YAML; the same data gives the same bytes."""
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    return str(text).encode()


def dump_flow(data: object) -> str:
    """Return data as one line of YAML: `{name: x, values: [1, 2]}`."""
    text = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9, default_flow_style=True
    )
    return str(text).removesuffix("\n")
