#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house rules that a compiler does not see.

usage: architecture.py SOURCE_DIR ROOMS_FILE

- A room includes only headers of its own and of the rooms that its link list reaches.
- core knows no Qt Gui or Widgets; only core/database and core/sandbox know Qt Sql.
- No file is over 500 lines, the main window's not over 400; each names its licence.
- Nothing waits on the window's thread: no processEvents, no nested event loop, no blocking call.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*["<]((?:core|ui|app|tests)/[^">]+)/[^/">]+[">]', re.M)
QT_SQL = re.compile(r"^\s*#\s*include\s*<(QSql\w*|QtSql[/\w]*|mysql[/\w.]*)>", re.M)
QT_GUI = re.compile(
    r'^\s*#\s*include\s*<(?:Qt(?:Gui|Widgets)\b|Q(?:Widget|Application|GuiApplication|Dialog|MessageBox|Action|Pixmap'
    r'|Image|Icon|Color|Painter|Font|Palette|TextDocument)\b)', re.M)
WAITS = re.compile(r'processEvents|QEventLoop|BlockingQueuedConnection|waitForFinished\s*\(\s*\)')


def reachable(rooms, start):
    seen, stack = set(), [start]
    while stack:
        room = stack.pop()
        if room not in seen:
            seen.add(room)
            stack.extend(rooms.get(room, []))
    return seen


def main(source, rooms_file):
    source = pathlib.Path(source)
    rooms = {}
    for line in pathlib.Path(rooms_file).read_text().splitlines():
        room, _, depends = line.partition(":")
        rooms[room] = depends.split()
    faults, files = [], 0
    for top in ("core", "ui", "app", "tests"):
        for path in sorted((source / top).rglob("*")):
            if path.suffix not in (".cpp", ".h", ".py"):
                continue
            files += 1
            name = path.relative_to(source).as_posix()
            room = path.parent.relative_to(source).as_posix()
            text = path.read_text(encoding="utf-8")
            lines = text.count("\n")
            if "SPDX-License-Identifier: GPL-3.0-or-later" not in "\n".join(text.splitlines()[:3]):
                faults.append(f"{name}: no licence line")
            if lines > (400 if "/mainwindow/" in name else 500):
                faults.append(f"{name}: {lines} lines")
            if path.suffix == ".py" or top == "tests":
                continue
            if room in rooms:
                known = reachable(rooms, room)
                for other in INCLUDE.findall(text):
                    if other not in known:
                        faults.append(f"{name}: includes {other}, which is not in the link list of {room}")
            elif top != "app":
                faults.append(f"{name}: its folder is no room (stemma_room)")
            if top == "core" and QT_GUI.search(text):
                faults.append(f"{name}: core knows no Qt Gui or Widgets")
            if QT_SQL.search(text) and room not in ("core/database", "core/sandbox"):
                faults.append(f"{name}: only core/database and core/sandbox know Qt Sql")
            if top in ("core", "ui", "app") and WAITS.search(text) and not name.startswith("app/cli/"):
                faults.append(f"{name}: {WAITS.search(text).group(0)} may hold up the window's thread")
    if files < 20:
        faults.append(f"only {files} files were looked at: the paths of this test are wrong")
    print("\n".join(faults) or f"{files} files in {len(rooms)} rooms keep the rules")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
