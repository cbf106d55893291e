"""Read from the source which codes and phrases the program uses, and with which facts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

CODE_SHAPE = re.compile(r"[a-z_]+\.[a-z0-9_]+|bug")
KEY_SHAPE = re.compile(r"[a-z_]+(\.[a-zA-Z_]+)?")
SPEAKING = {"say", "talk", "phrase", "_phrase", "warning", "progress"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Use:
    """A place that uses a row; `facts` is None where they are not written there."""

    place: str
    names: frozenset[str]
    facts: frozenset[str] | None


@dataclass(frozen=True)
class Scope:
    """A function with what its parameters are bound to at one of its calls; no function is the module itself."""

    function: Function | None = None
    arguments: dict[str, ast.expr] = field(default_factory=dict)
    keywords: dict[str, ast.expr] | None = None
    caller: Scope | None = None


class Module:
    """One parsed source file, with just enough understanding to follow a code through a small helper."""

    def __init__(self, source: str, name: str) -> None:
        self.tree = ast.parse(source)
        self.name = name
        self.functions = {n.name: n for n in ast.walk(self.tree) if isinstance(n, Function)}
        self.calls = [
            (node, function)
            for function in (None, *self.functions.values())
            for node in _own_nodes(function or self.tree)
            if isinstance(node, ast.Call)
        ]

    def calls_of(self, *names: str) -> Iterator[tuple[ast.Call, Function | None]]:
        for call, function in self.calls:
            if _called_name(call) in names:
                yield call, function

    def scopes(self, function: Function | None) -> list[Scope]:
        """One scope for each call of the function in this file; the bare function where it has none."""
        if function is None:
            return [Scope()]
        found = [self._bound(function, call, caller) for call, caller in self.calls_of(function.name)]
        return found or [Scope(function)]

    def _bound(self, function: Function, call: ast.Call, caller: Function | None) -> Scope:
        names = [argument.arg for argument in function.args.posonlyargs + function.args.args]
        names = names[1:] if names[:1] in (["self"], ["cls"]) else names
        arguments = dict(zip(names, call.args, strict=False))
        given = {k.arg or f"**{n}": k.value for n, k in enumerate(call.keywords)}
        known = {*names, *(argument.arg for argument in function.args.kwonlyargs)}
        arguments |= {name: value for name, value in given.items() if name in known}
        rest = {name: value for name, value in given.items() if name not in known}
        return Scope(function, arguments, rest, Scope(caller))

    def strings(self, expression: ast.expr | None, scope: Scope, depth: int = 0) -> set[str]:
        """All strings that an expression may be; a formatted one ends in "*" where it is filled in."""
        match expression:
            case ast.Constant(value=str() as text):
                return {text}
            case ast.JoinedStr(values=[ast.Constant(value=str() as head), *_]):
                return {f"{head}*"}
            case ast.Name(id=name) if depth < 8:
                return self._strings_of_name(name, scope, depth + 1)
            case ast.Call(func=ast.Name(id=name)) if name in self.functions and depth < 8:
                returned = [n.value for n in _own_nodes(self.functions[name]) if isinstance(n, ast.Return)]
                inner = Scope(self.functions[name])
                return {text for value in returned for text in self.strings(value, inner, depth + 1)}
            case _:
                return {text for part in _parts(expression) for text in self.strings(part, scope, depth)}

    def _strings_of_name(self, name: str, scope: Scope, depth: int) -> set[str]:
        if name in scope.arguments:
            caller = scope.caller or Scope()
            return self.strings(scope.arguments[name], caller, depth)
        if scope.function and not scope.arguments and name in _parameters(scope.function):
            inner = [s for s in self.scopes(scope.function) if s.arguments]
            return {text for s in inner for text in self._strings_of_name(name, s, depth)}
        values = self._assigned(name, scope)
        return {text for value in values for text in self.strings(value, scope, depth)}

    def _assigned(self, name: str, scope: Scope) -> list[ast.expr]:
        local = _assignments(scope.function, name) if scope.function else []
        return local or _assignments(self.tree, name)

    def keys(self, expression: ast.expr | None, scope: Scope, depth: int = 0) -> set[str] | None:
        """The keys of a mapping, None where they are not all written out."""
        match expression:
            case None:
                return set()
            case ast.Dict(keys=keys, values=values):
                found: list[set[str] | None] = [
                    self.keys(value, scope, depth) if key is None else _key(key)
                    for key, value in zip(keys, values, strict=True)
                ]
                return None if None in found else set().union(*(part for part in found if part is not None))
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return _joined(self.keys(left, scope, depth), self.keys(right, scope, depth))
            case ast.Call(func=ast.Name(id="dict"), args=[only], keywords=[]):
                return self.keys(only, scope, depth)
            case ast.Name() if depth < 8:
                return self._keys_of_name(expression, scope, depth + 1)
            case _:
                return None

    def _keys_of_name(self, node: ast.Name, scope: Scope, depth: int) -> set[str] | None:
        name, function = node.id, scope.function
        if name in scope.arguments:
            return self.keys(scope.arguments[name], scope.caller or Scope(), depth)
        if function and function.args.kwarg and function.args.kwarg.arg == name:
            rest = scope.keywords
            return None if rest is None or any(key.startswith("**") for key in rest) else set(rest)
        before = [value for value in self._assigned(name, scope) if value.lineno <= node.lineno]
        nearest = max(before, key=lambda value: value.lineno, default=None)
        return self.keys(nearest, scope, depth) if nearest else None

    def place(self, node: ast.expr) -> str:
        return f"{self.name}:{node.lineno}"


def issue_uses(module: Module) -> Iterator[Use]:
    """Each place that makes an issue, with the codes it may have; none where the scan can't tell."""
    for call, function in module.calls_of("Issue"):
        code, facts = _argument(call, 0, "code"), _argument(call, 1, "facts")
        if isinstance(code, ast.Attribute) and code.attr == "code":
            continue  # a copy of an issue that was made elsewhere
        for scope in module.scopes(function):
            codes = {text for text in module.strings(code, scope) if CODE_SHAPE.fullmatch(text)}
            keys = module.keys(facts, scope)
            yield Use(module.place(call), frozenset(codes), None if keys is None else frozenset(keys))


def phrase_uses(module: Module) -> Iterator[Use]:
    """Each place that speaks a phrase: "status.*" stands for all that begin so."""
    for call, function in module.calls_of(*SPEAKING):
        if not call.args or (function and function.name in {*SPEAKING, "print_table"}):
            continue
        texts = module.strings(call.args[0], Scope(function))
        keys = {text for text in texts if KEY_SHAPE.fullmatch(text.removesuffix(".*"))}
        facts = {keyword.arg for keyword in call.keywords}
        is_literal = None not in facts and _called_name(call) in {"say", "talk", "phrase"}
        if keys:
            written = frozenset(str(fact) for fact in facts) if is_literal else None
            yield Use(module.place(call), frozenset(keys), written)
    for call, function in module.calls_of("print_table"):
        columns = module.strings(call.args[0], Scope(function))
        yield Use(module.place(call), frozenset(f"column.{name}" for name in columns), None)


def modules_below(package: Path) -> list[Module]:
    return [
        Module(path.read_text(encoding="utf-8"), str(path.relative_to(package.parent)))
        for path in sorted(package.rglob("*.py"))
    ]


def placeholders(*sentences: str) -> set[str]:
    return {name for sentence in sentences for name in re.findall(r"\{(\w+)", sentence)}


def _own_nodes(root: ast.AST) -> Iterable[ast.AST]:
    """The nodes of a function or module, without those of the functions inside it."""
    pending = list(ast.iter_child_nodes(root))
    while pending:
        node = pending.pop()
        yield node
        if not isinstance(node, Function):
            pending.extend(ast.iter_child_nodes(node))


def _parts(expression: ast.expr | None) -> list[ast.expr]:
    """The expressions that another one picks from or joins."""
    match expression:
        case ast.Call(func=ast.Attribute(value=owner), args=arguments):
            return [owner, *arguments]
        case ast.IfExp(body=first, orelse=second) | ast.BinOp(left=first, right=second):
            return [first, second]
        case ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Dict(values=parts):
            return parts
        case ast.Subscript(value=value):
            return [value]
        case _:
            return []


def _called_name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _parameters(function: Function) -> set[str]:
    return {a.arg for a in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)}


def _assignments(root: ast.AST, name: str) -> list[ast.expr]:
    values: list[ast.expr] = []
    for node in _own_nodes(root):
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                values.append(value)
            case ast.AnnAssign(target=ast.Name(id=found), value=ast.expr() as value) if found == name:
                values.append(value)
            case ast.NamedExpr(target=ast.Name(id=found), value=value) if found == name:
                values.append(value)
    return values


def _argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    if len(call.args) > position:
        return call.args[position]
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def _key(node: ast.expr) -> set[str] | None:
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _joined(first: set[str] | None, second: set[str] | None) -> set[str] | None:
    return None if first is None or second is None else first | second
