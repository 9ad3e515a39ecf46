# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings as Alembic itself reads them, and as Stemma does: the same, case by case.

Cases for keys and files that the Alembic at hand doesn't know yet are left out by its version; run this with a newer
one on PYTHONPATH to compare those too.
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
import warnings
from pathlib import Path

import alembic
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError

PROGRAM = os.environ["PROJECT_ANSWERS"]
VERSION = tuple(int(part) for part in alembic.__version__.split(".")[:2])
NEW = (1, 16)  # path_separator, pyproject.toml

INI = "[alembic]\nscript_location = scripts\n"
TOML = '[tool.alembic]\nscript_location = "scripts"\n'


def ini(text, **more):
    return {"alembic.ini": INI + text, **more}


# name: files, or (files, options): section, config (files named by -c), since (Alembic's version).
CASES = {
    "defaults": ini(""),
    "here": {"alembic.ini": "[alembic]\nscript_location = %(here)s/scripts\n"},
    "trailing slash": {"alembic.ini": "[alembic]\nscript_location = ./scripts/\n"},
    "another key's value": ini("x = a\nversion_locations = %(here)s/%(x)s\n"),
    "file template": ini("file_template = %%(year)d_%%(rev)s\n"),
    "slug length": ini("truncate_slug_length = 12\n"),
    "slug length 0": ini("truncate_slug_length = 0\n"),
    "slug length with blanks": ini("truncate_slug_length =   9\n"),
    "no number": ini("truncate_slug_length = many\n"),
    "time zone": ini("timezone = Europe/Berlin\n"),
    "blank time zone": ini("timezone =\n"),
    "true": ini("sourceless = true\nrecursive_version_locations = true\nrevision_environment = true\n"),
    "True": ini("sourceless = True\nrecursive_version_locations = True\nrevision_environment = True\n"),
    "yes": ini("sourceless = yes\nrecursive_version_locations = yes\nrevision_environment = yes\n"),
    "encoding": ini("output_encoding = latin-1\n"),
    "spaces": ini("version_locations = a b  %(here)s/c\n"),
    "commas": ini("version_locations = a, b,c\n"),
    "one location": ini("version_locations = scripts/versions\n"),
    "over lines without a separator": ini("version_locations = a\n  b\n"),
    "empty list": ini("version_locations =\n"),
    "os": ini("version_path_separator = os\nversion_locations = a:b\n"),
    "space": ini("version_path_separator = space\nversion_locations = a b\n"),
    "semicolon": ini("version_path_separator = ;\nversion_locations = a;b;\n"),
    "colon": ini("version_path_separator = :\nversion_locations = a:b\n"),
    "os leaves spaces": ini("version_path_separator = os\nversion_locations = a b:c\n"),
    "unknown separator": ini("version_path_separator = tab\nversion_locations = a\n"),
    "empty separator": ini("version_path_separator =\nversion_locations = a b\n"),
    "unknown separator that nothing needs": ini("version_path_separator = tab\n"),
    "old newline": (ini("version_path_separator = newline\nversion_locations =\n  a\n  b\n"), {"since": NEW}),
    "newline": (ini("path_separator = newline\nversion_locations =\n  a\n  b\n"), {"since": NEW}),
    "new name": (ini("path_separator = ;\nversion_locations = a;b\n"), {"since": NEW}),
    "both names": (ini("path_separator = ;\nversion_path_separator = os\nversion_locations = a;b\n"), {"since": NEW}),
    "url": ini("sqlalchemy.url = mysql://u:p%%40@h/d\n"),
    "defaults section": {"alembic.ini": "[DEFAULT]\ntimezone = UTC\n" + INI},
    "section": (ini("[two]\nscript_location = other\ntimezone = UTC\n"), {"section": "two"}),
    "section without location": (ini("[two]\ntimezone = UTC\n"), {"section": "two"}),
    "section that is not there": (ini(""), {"section": "two"}),
    "no location": {"alembic.ini": "[alembic]\ntimezone = UTC\n"},
    "location that is not there": {"alembic.ini": "[alembic]\nscript_location = gone\n"},
    "file in another folder": ({"conf/x.ini": INI}, {"config": ["conf/x.ini"]}),
    "here of another folder": (
        {"conf/x.ini": "[alembic]\nscript_location = %(here)s/../scripts\n"},
        {"config": ["conf/x.ini"]},
    ),
    "hooks": ini(
        "[post_write_hooks]\nhooks = a, b c\na.type = exec\na.executable = x\na.options = -l 1 %(here)s\n"
        "b.type = console_scripts\nb.entrypoint = y\nb.cwd = z\nc.type = mine\nd.type = exec\n"
    ),
    "no hooks": ini("[post_write_hooks]\n"),
    "pyproject alone": ({"pyproject.toml": TOML}, {"since": NEW}),
    "pyproject here": (
        {"pyproject.toml": '[tool.alembic]\nscript_location = "%(here)s/scripts"\nfile_template = "%%(rev)s"\n'},
        {"since": NEW},
    ),
    "pyproject behind the ini file": (
        ini("timezone = UTC\n", **{"pyproject.toml": TOML + 'timezone = "x"\noutput_encoding = "latin-1"\n'}),
        {"since": NEW},
    ),
    "pyproject's list behind an empty one": (
        ini("version_locations =\n", **{"pyproject.toml": TOML + 'version_locations = ["a", "%(here)s/b"]\n'}),
        {"since": NEW},
    ),
    "pyproject's flags": (
        {"pyproject.toml": TOML + "sourceless = true\nrecursive_version_locations = true\nrevision_environment = true\n"},
        {"since": NEW},
    ),
    "a flag in quotes": ({"pyproject.toml": TOML + 'sourceless = "true"\n'}, {"since": NEW}),
    "the ini file's flag": (
        ini("sourceless = false\n", **{"pyproject.toml": TOML + "sourceless = true\n"}),
        {"since": NEW},
    ),
    "pyproject's number": ({"pyproject.toml": TOML + "truncate_slug_length = 5\n"}, {"since": NEW}),
    "pyproject's hooks": (
        {
            "pyproject.toml": TOML + '[[tool.alembic.post_write_hooks]]\nname = "a"\ntype = "exec"\n'
            'executable = "%(here)s/x"\noptions = "o"\n'
        },
        {"since": NEW},
    ),
    "the ini file's empty hooks": (
        ini("[post_write_hooks]\n", **{
            "pyproject.toml": TOML + '[[tool.alembic.post_write_hooks]]\nname = "a"\ntype = "exec"\nexecutable = "x"\n'
        }),
        {"since": NEW},
    ),
    "pyproject for a missing section": (ini("", **{"pyproject.toml": TOML}), {"since": NEW, "section": "two"}),
    "pyproject of another folder": (
        {"conf/pyproject.toml": TOML},
        {"since": NEW, "config": ["conf/pyproject.toml"]},
    ),
    "ini and pyproject of other folders": (
        {"a/x.ini": INI, "b/pyproject.toml": TOML + 'timezone = "UTC"\n'},
        {"since": NEW, "config": ["b/pyproject.toml", "a/x.ini"]},
    ),
    "broken pyproject": ({"pyproject.toml": TOML + "x = \n"}, {"since": NEW}),
}


def truth(text):
    return str(text).strip().lower() in ("true", "yes", "on", "y", "t", "1")


def alembics(folder, section, config):
    """Alembic's own answers; None where it refuses the project."""
    names = {"pyproject.toml": "pyproject.toml", "ini": "alembic.ini"}
    for name in config:
        names["pyproject.toml" if Path(name).name == "pyproject.toml" else "ini"] = name
    more = {"toml_file": names["pyproject.toml"]} if VERSION >= NEW else {}
    path = list(sys.path)
    os.chdir(folder)
    try:
        settings = Config(names["ini"], ini_section=section, **more)
        script = ScriptDirectory.from_config(settings)
        new = VERSION >= NEW
        environment = (settings.get_alembic_option if new else settings.get_main_option)("revision_environment")
        hooks = [
            [hook["_hook_name"], hook.get("type", ""), hook.get("options", ""), hook.get("cwd", "")]
            for hook in (script.hooks if hasattr(script, "hooks") else old_hooks(script.hook_config))
        ]
        url = settings.get_main_option("sqlalchemy.url") if settings.file_config.has_section(section) else None
        return {
            "script_location": os.path.abspath(script.dir),
            "version_locations": [os.path.normpath(location) for location in script._version_locations],
            "file_template": script.file_template,
            "truncate_slug_length": script.truncate_slug_length,
            "timezone": script.timezone or "",
            "sourceless": script.sourceless,
            "recursive_version_locations": script.recursive_version_locations,
            "revision_environment": truth(environment),
            "output_encoding": script.output_encoding,
            "url": url or "",
            "hooks": hooks,
        }
    except (CommandError, ValueError):
        return None
    finally:
        sys.path[:] = path
        os.chdir("/")


def old_hooks(config):
    for name in config.get("hooks", "").replace(",", " ").split():
        options = {key[len(name) + 1:]: config[key] for key in config if key.startswith(name + ".")}
        yield {"_hook_name": name, **options}


def stemmas(folder, section, config):
    done = subprocess.run([PROGRAM, folder, section, *config], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


class SettingsAreAlembics(unittest.TestCase):
    maxDiff = None

    def test_every_case(self):
        compared = 0
        for name, case in CASES.items():
            files, options = case if isinstance(case, tuple) else (case, {})
            if VERSION < options.get("since", (1, 0)):
                continue
            with self.subTest(name), tempfile.TemporaryDirectory() as made:
                folder = os.path.realpath(made)
                for below in ("scripts/versions", "other/versions", "a", "b", "c"):
                    os.makedirs(os.path.join(folder, below))
                for below in ("scripts", "other"):
                    Path(folder, below, "env.py").write_text("")
                for path, text in files.items():
                    Path(folder, path).parent.mkdir(exist_ok=True)
                    Path(folder, path).write_text(text)
                section, config = options.get("section", "alembic"), options.get("config", [])
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    expected = alembics(folder, section, config)
                answer = stemmas(folder, section, config)
                compared += 1
                if expected is None:
                    self.assertTrue(answer.get("error") or answer["problems"], answer)
                    continue
                self.assertNotIn("error", answer)
                answer.pop("problems")
                self.assertEqual(answer, expected)
        self.assertGreater(compared, 30)


if __name__ == "__main__":
    unittest.main()
