# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands for a database offline, and refuses to be taken for one."""


class NoAnswer:
    """What executing gives where there is no database: nothing may be made of it."""

    def __init__(self, recorder):
        object.__setattr__(self, "_recorder", recorder)

    def _refuse(self, *_arguments, **_keywords):
        self._recorder.refuse("asks for the answer of a statement, which only a database can give")

    def close(self):
        return None

    def __getattr__(self, name):
        self._refuse()

    __bool__ = __iter__ = __len__ = __getitem__ = __contains__ = __next__ = __call__ = _refuse
    __enter__ = __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __int__ = __index__ = _refuse
    __hash__ = object.__hash__

    def __exit__(self, *_arguments):
        return False


def watched_class(mock):
    """The connection that stands for a database offline, which tells when more is asked of it than to be printed to."""

    class Watched(mock):
        def __getattr__(self, name):
            recorder = self.__dict__.get("_recorder")
            if recorder and name != "in_transaction" and not name.startswith("__"):
                recorder.refuse("uses .%s of a database's connection" % name)
            raise AttributeError(name)

    return Watched
