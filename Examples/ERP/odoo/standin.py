"""As much of Odoo as the module `regkit_bpom` touches, so that its model can be run where Odoo cannot be had.

It has no database, no views and no security. Computed fields are computed by the test that asks for them, or when what
`add_to_compute` took down is flushed. What it shows
is that the model file loads, that the names in it are right, and what its methods do to records.
"""

from __future__ import annotations

import datetime
import sys
import types
from typing import Any, Callable, Iterator, Union


class Field:
    """A field of a model: what it was declared with, and the value on a record of one."""

    empty: Any = False

    def __init__(self, *arguments: Any, **options: Any):
        self.arguments, self.options, self.name = arguments, options, ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, records: Any, owner: type) -> Any:
        if records is None:
            return self
        return records.one().get(self.name, self.options.get("default", self.empty))

    def __set__(self, records: Any, value: Any) -> None:
        choices = self.arguments[0] if isinstance(self, Selection) else None
        if choices and value and value not in dict(choices):
            raise ValueError(f"{self.name} has no choice {value!r}")
        records.one()[self.name] = value


class Char(Field):
    pass


class Text(Field):
    pass


class Boolean(Field):
    pass


class Selection(Field):
    pass


class Float(Field):
    empty = 0.0


class Date(Field):
    @staticmethod
    def context_today(records: Any) -> datetime.date:
        return records.env.today


class Parameters:
    """The model ir.config_parameter."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def sudo(self) -> Parameters:
        return self

    def get_param(self, key: str) -> Union[str, bool]:
        return self.values.get(key, False)


class Environment:
    """The language and day of whoever asks, and the parameters of the system."""

    def __init__(self, today: datetime.date, lang: str = "en_US"):
        self.today, self.lang, self.parameters = today, lang, Parameters()
        self.to_compute: list[tuple[Field, Model]] = []

    def add_to_compute(self, field: Field, records: Model) -> None:
        if not field.options.get("store") or "compute" not in field.options:
            raise ValueError(f"{field.name} is not computed and kept")
        self.to_compute.append((field, records))

    def __getitem__(self, model: str) -> Parameters:
        if model != "ir.config_parameter":
            raise KeyError(model)
        return self.parameters


class Model:
    """A set of records."""

    name = Char()
    display_name = Char()
    barcode = Char()
    sale_ok = Boolean(default=True)

    def __init__(self, env: Environment, rows: list[dict[str, Any]]):
        self.env, self.rows = env, rows

    def one(self) -> dict[str, Any]:
        self.ensure_one()
        return self.rows[0]

    def ensure_one(self) -> None:
        if len(self.rows) != 1:
            raise ValueError(f"expected one record, found {len(self.rows)}")

    def __iter__(self) -> Iterator[Model]:
        return (type(self)(self.env, [row]) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, key: Union[str, slice]) -> Any:
        return getattr(self, key) if isinstance(key, str) else type(self)(self.env, self.rows[key])

    def __setitem__(self, key: str, value: Any) -> None:
        if not isinstance(getattr(type(self), key), Field):
            raise KeyError(key)
        setattr(self, key, value)

    def filtered(self, test: Union[str, Callable[[Any], bool]]) -> Model:
        rows = [one.rows[0] for one in self if (one[test] if isinstance(test, str) else test(one))]
        return type(self)(self.env, rows)

    def search(self, domain: list[tuple[str, str, Any]]) -> Model:
        tests = {"=": lambda found, asked: found == asked, "!=": lambda found, asked: found != asked}
        return self.filtered(lambda one: all(tests[sign](one[name], asked) for name, sign, asked in domain))

    @property
    def _fields(self) -> dict[str, Field]:
        kinds = {name: getattr(type(self), name) for name in dir(type(self)) if name != "_fields"}
        return {name: kind for name, kind in kinds.items() if isinstance(kind, Field)}

    def flush_recordset(self, names: list[str]) -> None:
        for name in names:
            self._fields[name]  # noqa: B018  a name that is no field fails
        waiting = [one for one in self.env.to_compute if one[0].name in names]
        self.env.to_compute = [one for one in self.env.to_compute if one[0].name not in names]
        # Once for all fields that one method computes, as Odoo does.
        methods = {(field.options["compute"], id(records.rows)): records for field, records in waiting}
        for (method, _), records in methods.items():
            getattr(records, method)()

    def invalidate_recordset(self) -> None:
        pass


class ValidationError(Exception):
    """What a constraint raises."""


def _decorator(name: str) -> Callable[..., Callable[[Any], Any]]:
    def decorate(*arguments: str) -> Callable[[Any], Any]:
        def mark(method: Any) -> Any:
            setattr(method, name, arguments)
            return method

        return mark

    return decorate


def install() -> None:
    """Make `import odoo` find this."""
    odoo = types.ModuleType("odoo")
    fields = types.ModuleType("odoo.fields")
    models = types.ModuleType("odoo.models")
    api = types.ModuleType("odoo.api")
    exceptions = types.ModuleType("odoo.exceptions")
    for kind in (Char, Text, Boolean, Selection, Float, Date):
        setattr(fields, kind.__name__, kind)
    models.Model = Model  # type: ignore[attr-defined]
    for name in ("depends", "depends_context", "constrains", "onchange"):
        setattr(api, name, _decorator(f"_{name}"))
    api.model = lambda method: method  # type: ignore[attr-defined]
    exceptions.ValidationError = ValidationError  # type: ignore[attr-defined]
    odoo._ = lambda text, **values: text % values if values else text  # type: ignore[attr-defined]
    odoo.fields, odoo.models, odoo.api = fields, models, api  # type: ignore[attr-defined]
    for module in (odoo, fields, models, api, exceptions):
        sys.modules[module.__name__] = module
