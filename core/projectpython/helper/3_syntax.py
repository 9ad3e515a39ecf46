# SPDX-License-Identifier: GPL-3.0-or-later
"""What revision files look like, where a running frame alone doesn't tell."""

import ast


class Syntax:
    """Where statements and try blocks lie in files."""

    def __init__(self):
        self.trees = {}

    def tree(self, path):
        if path not in self.trees:
            try:
                with open(path, "rb") as file:
                    self.trees[path] = ast.parse(file.read(), path)
            except (OSError, SyntaxError, ValueError):
                self.trees[path] = None
        return self.trees[path]

    def lines(self, path, line):
        """First and last line of the statement that has a line."""
        best = (line, line)
        size = None
        tree = self.tree(path)
        for node in ast.walk(tree) if tree else ():
            if isinstance(node, ast.stmt) and node.lineno <= line <= node.end_lineno:
                if size is None or node.end_lineno - node.lineno <= size:
                    best, size = (node.lineno, node.end_lineno), node.end_lineno - node.lineno
        return best

    def goes_on_after_errors(self, path, line):
        tree = self.tree(path)
        for node in ast.walk(tree) if tree else ():
            if isinstance(node, ast.Try) and node.handlers and self._within(node.body, line):
                if any(not isinstance(one.body[-1], ast.Raise) for one in node.handlers):
                    return True
            if isinstance(node, (ast.With, ast.AsyncWith)) and self._within(node.body, line):
                for item in node.items:
                    called = getattr(item.context_expr, "func", None)
                    if getattr(called, "attr", getattr(called, "id", "")) == "suppress":
                        return True
        return False

    @staticmethod
    def _within(body, line):
        return body[0].lineno <= line <= body[-1].end_lineno
