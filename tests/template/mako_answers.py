# SPDX-License-Identifier: GPL-3.0-or-later
"""What Mako itself makes of templates.

Reads {"templates": [base64, …], "values": [{…}, …]} from standard input and writes one list a template with one
answer for each set of values: {"text": …} or {"error": …}. With --alembic it writes Alembic's own templates as
{name: base64}.
"""

import base64
import datetime
import json
import pathlib
import sys
import tempfile

from mako.template import Template


class Config:
    def __init__(self, options):
        self.options = options

    def get_main_option(self, name, default=None):
        return self.options.get(name, default)


def comma(value):
    return "" if value is None else value if isinstance(value, str) else ", ".join(value)


def arguments(values):
    made = {"comma": comma, "config": Config(values["options"])}
    for name, value in values["names"].items():
        if isinstance(value, dict) and "tuple" in value:
            value = tuple(value["tuple"])
        elif isinstance(value, dict):
            value = datetime.datetime.fromisoformat(value["moment"])
        made[name] = value
    return made


def answer(template, values):
    try:
        return {"text": Template(filename=str(template)).render_unicode(**arguments(values))}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def main():
    if sys.argv[1:] == ["--alembic"]:
        import alembic
        folder = pathlib.Path(alembic.__file__).parent / "templates"
        found = {str(each.relative_to(folder)): base64.b64encode(each.read_bytes()).decode()
                 for each in sorted(folder.glob("*/script.py.mako"))}
        json.dump(found, sys.stdout)
        return
    cases = json.load(sys.stdin)
    answers = []
    with tempfile.TemporaryDirectory() as folder:
        for number, content in enumerate(cases["templates"]):
            file = pathlib.Path(folder, f"{number}.mako")
            file.write_bytes(base64.b64decode(content))
            answers.append([answer(file, values) for values in cases["values"]])
    json.dump(answers, sys.stdout)


main()
