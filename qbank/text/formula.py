r"""Simple formulas in a small part of TeX → a tree: fractions, powers, indices, roots, sums, bars, Greek, comparisons.

Written between dollar signs: `$\frac{a}{b}$`, `$x^2$`, `$x_{i}$`, `$\sqrt[3]{x}$`, `$\sum_{i=1}^{n} x_i$`, `$\bar{x}$`,
`$a \times b \le c$`, `$\alpha$`, `$\text{laba bersih}$`. Two or more letters in a row are a name (`$ROI$`), printed upright.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from qbank.errors import Issue


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Letters, figures or signs in a row; a single letter slants, a name or figure stands upright."""

    text: str
    upright: bool = True


@dataclass(frozen=True, slots=True)
class Fraction:
    """One formula over another."""

    over: Formula
    under: Formula


@dataclass(frozen=True, slots=True)
class Script:
    """A base with an index, a power, or both."""

    base: Formula
    lower: Formula = ()
    upper: Formula = ()


@dataclass(frozen=True, slots=True)
class Root:
    """A root; without a degree it is the square root."""

    inner: Formula
    degree: Formula = ()


@dataclass(frozen=True, slots=True)
class Repeated:
    """A sum or product sign with its limits; what it runs over ends at the next sign of addition or comparison."""

    sign: str
    lower: Formula
    upper: Formula
    body: Formula


@dataclass(frozen=True, slots=True)
class Fence:
    """A formula in brackets that grow with it."""

    opening: str
    inner: Formula
    closing: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A formula with a bar over it, such as a mean."""

    inner: Formula


Part = Glyphs | Fraction | Script | Root | Repeated | Fence | Bar
Formula = tuple[Part, ...]

SIGNS = {
    "times": "×", "div": "÷", "cdot": "·", "pm": "±", "mp": "∓", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠",
    "approx": "≈", "to": "→", "rightarrow": "→", "Rightarrow": "⇒", "infty": "∞", "Delta": "Δ", "ldots": "…", "dots": "…",
    "lt": "<", "gt": ">", "quad": "\u2003", "qquad": "\u2003\u2003",
}  # fmt: skip
GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ",
    "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "zeta": "ζ", "Gamma": "Γ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
REPEATED = {"sum": "∑", "prod": "∏"}
_ESCAPED = {
    "%": "%",
    "$": "$",
    "{": "{",
    "}": "}",
    "&": "&",
    "#": "#",
    "_": "_",
    ",": "\u2009",
    ";": "\u2005",
    " ": " ",
}
_PLAIN_SIGNS = "+-=<>/.,:;!|[]×÷·±≤≥≠≈→∞%…'°"
_LOOSE_SIGNS = frozenset("+−=<>,;≤≥≠≈→⇒±∓")
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|[A-Za-z]+|\d+(?:[.,]\d+)*|.", re.DOTALL)
_WORDS = re.compile(r"[A-Za-z\d]\s+[A-Za-z]{2,}|[A-Za-z]{2,}\s+[A-Za-z\d]")
_TEXT = re.compile(r"\\(?:text|mathrm)\{([^{}\\$]*)\}")


class FormulaError(Exception):
    """The formula needs more than the small part of TeX; `issue` says what."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue)
        self.issue = issue


@lru_cache(maxsize=1024)
def read_formula(source: str) -> Formula:
    """Read what stands between the dollar signs; raise FormulaError for what the small part of TeX has no word for."""
    found = _WORDS.search(re.sub(r"\\[A-Za-z]+", "\\\\", _TEXT.sub("", source)))
    if found:
        raise FormulaError(Issue("formula.words", {"formula": source[:60], "words": found[0]}))
    reader = _Reader(source)
    parts = reader.row("")
    if not parts:
        raise FormulaError(reader.fault("formula.incomplete", ""))
    return parts


class _Reader:
    """Reads one formula from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.rest = source.strip()

    def fault(self, code: str, piece: str) -> Issue:
        return Issue(code, {"formula": self.source[:60], "piece": piece})

    def row(self, closing: str) -> Formula:
        """Read parts up to the closing sign, which is taken too; the empty sign is the end."""
        parts: list[Part] = []
        while (token := self._next()) != closing:
            if not token:
                raise FormulaError(self.fault("formula.bracket", closing))
            if token in ("^", "_"):
                parts.append(self._script(parts, token))
            else:
                parts.append(self._part(token))
        return _summed(parts)

    def _next(self) -> str:
        found = _TOKEN.match(self.rest)
        while found and found[0].isspace():
            self.rest = self.rest[found.end() :]
            found = _TOKEN.match(self.rest)
        if not found:
            return ""
        self.rest = self.rest[found.end() :]
        return found[0]

    def _part(self, token: str) -> Part:
        if token[0] == "\\" and len(token) > 1:
            return self._command(token[1:])
        if token == "{":
            return Fence("", self.row("}"), "")
        if token == "(":
            return Fence("(", self.row(")"), ")")
        if token[0].isdecimal() or (token.isascii() and token.isalpha()):
            return Glyphs(token, upright=len(token) > 1 or token.isdecimal())
        if token in _PLAIN_SIGNS:
            return Glyphs("−" if token == "-" else token)
        if token in GREEK.values():
            return Glyphs(token, upright=False)
        code = "formula.bracket" if token in ")}" else "formula.unknown"
        raise FormulaError(self.fault(code, token))

    def _command(self, name: str) -> Part:
        if name in GREEK:
            return Glyphs(GREEK[name], upright=name[0].isupper())
        sign = SIGNS.get(name) or _ESCAPED.get(name)
        if sign:
            return Glyphs(sign)
        if name in REPEATED:
            return Repeated(REPEATED[name], (), (), ())
        return self._structure(name)

    def _structure(self, name: str) -> Part:
        match name:
            case "frac" | "dfrac" | "tfrac":
                over = self._argument(name)
                return Fraction(over, self._argument(name))
            case "sqrt":
                degree = self._degree()
                return Root(self._argument(name), degree)
            case "bar" | "overline":
                return Bar(self._argument(name))
            case "left":
                return self._grown()
            case "text" | "mathrm":
                return Glyphs(self._words(name))
            case _:
                raise FormulaError(self.fault("formula.unknown", f"\\{name}"))

    def _argument(self, name: str) -> Formula:
        token = self._next()
        if token == "{":
            return self.row("}")
        if not token or token in "^_})":
            raise FormulaError(self.fault("formula.incomplete", name if len(name) == 1 else f"\\{name}"))
        if token[0].isdecimal() or (token.isalpha() and token.isascii()):
            # As TeX reads it: \frac12 is one half, x^10 is x to the first and a nought.
            self.rest = token[1:] + self.rest
            token = token[0]
        return (self._part(token),)

    def _degree(self) -> Formula:
        if not self.rest.lstrip().startswith("["):
            return ()
        self._next()
        return self.row("]")

    def _grown(self) -> Part:
        opening, inner = self._next(), self.row("\\right")
        closing = self._next()
        if opening not in tuple("([|") or closing not in tuple(")]|"):
            raise FormulaError(self.fault("formula.bracket", opening + closing))
        return Fence(opening, inner, closing)

    def _words(self, name: str) -> str:
        end = self.rest.find("}")
        if not self.rest.startswith("{") or end < 0:
            raise FormulaError(self.fault("formula.incomplete", f"\\{name}"))
        words, self.rest = self.rest[1:end], self.rest[end + 1 :]
        return words

    def _script(self, parts: list[Part], mark: str) -> Part:
        if not parts:
            raise FormulaError(self.fault("formula.incomplete", mark))
        base, argument = parts.pop(), self._argument(mark)
        is_lower = mark == "_"
        if isinstance(base, Script | Repeated):
            lower, upper = base.lower, base.upper
            if (is_lower and not lower) or (not is_lower and not upper):
                lower, upper = (argument, upper) if is_lower else (lower, argument)
                if isinstance(base, Repeated):
                    return Repeated(base.sign, lower, upper, ())
                return Script(base.base, lower, upper)
        return Script((base,), argument, ()) if is_lower else Script((base,), (), argument)


def _summed(parts: list[Part]) -> Formula:
    """Give each sum the parts that it runs over."""
    for place in range(len(parts) - 1, -1, -1):
        part = parts[place]
        if isinstance(part, Repeated):
            end = place + 1
            while end < len(parts) and not _is_loose(parts[end]):
                end += 1
            parts[place:end] = [Repeated(part.sign, part.lower, part.upper, tuple(parts[place + 1 : end]))]
    return tuple(parts)


def _is_loose(part: Part) -> bool:
    return isinstance(part, Glyphs) and part.text in _LOOSE_SIGNS


def formula_text(formula: Formula) -> str:
    """Return the formula in one line, for screens, workbooks and readers: (a + b)/c, x^2, √x."""
    return "".join(_text(part) for part in formula)


def _text(part: Part) -> str:
    match part:
        case Glyphs(text=text):
            return f" {text} " if text in _LOOSE_SIGNS - {","} or text in "×÷" else text
        case Fence(opening=opening, inner=inner, closing=closing):
            return f"{opening}{formula_text(inner)}{closing}"
        case Bar(inner=inner):
            return f"{formula_text(inner)}\u0304"
        case _:
            return _built_text(part)


def _built_text(part: Fraction | Script | Root | Repeated) -> str:
    match part:
        case Fraction(over=over, under=under):
            return f"{_group(over)}/{_group(under)}"
        case Script(base=base, lower=lower, upper=upper):
            return formula_text(base) + _marked("_", lower) + _marked("^", upper)
        case Root(inner=inner, degree=degree):
            return f"{formula_text(degree)}√{_group(inner)}"
        case Repeated(sign=sign, lower=lower, upper=upper, body=body):
            return f"{sign}{_marked('_', lower)}{_marked('^', upper)} {formula_text(body)}"


def _marked(mark: str, formula: Formula) -> str:
    return f"{mark}{_group(formula)}" if formula else ""


def _group(formula: Formula) -> str:
    text = formula_text(formula).strip()
    is_simple = len(formula) == 1 and isinstance(formula[0], Glyphs | Script)
    return text if is_simple or (text.startswith("(") and len(formula) == 1) else f"({text})"
