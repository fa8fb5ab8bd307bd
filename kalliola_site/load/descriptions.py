"""What the keys of the content are, in an editor's words: the docstrings under the fields of the models."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from functools import cache
from types import ModuleType

from kalliola_site.model.base import Model


def descriptions(model: type[Model]) -> Mapping[str, str]:
    """Find what is said of each key of a model, those that it has from others included.

    They are read from the source when they are asked for: no build needs them.
    """
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        module = inspect.getmodule(each)
        if issubclass(each, Model) and each is not Model and module is not None:
            found |= _of_module(module).get(each.__name__, {})
    return found


@cache
def _of_module(module: ModuleType) -> Mapping[str, Mapping[str, str]]:
    tree = ast.parse(inspect.getsource(module))
    return {node.name: _of_class(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _of_class(node: ast.ClassDef) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for statement, following in zip(node.body, node.body[1:], strict=False):
        match statement, following:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = " ".join(text.split())
    return found
