"""Why a seed is not read: a numbered reason.

Belongs here: the exception. Does not belong here: the reasons (`errors`), and when they arise (`sources`, `reading`).
"""

from __future__ import annotations

from seedline.errors import message


class Refusal(Exception):
    """A seed that cannot be read: `code` is a number of `errors.MESSAGES`."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.detail = message(code, **values)
        super().__init__(f"{code}: {self.detail}")
