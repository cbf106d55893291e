"""The body's own Word template: checked, compiled once, and filled for every document."""

from qbank.documents.template.base import base_template
from qbank.documents.template.check import check_template
from qbank.documents.template.compile import compile_template
from qbank.documents.template.fill import fill_template

__all__ = ["base_template", "check_template", "compile_template", "fill_template"]
