"""The errors that a person running the tests can do something about."""


class HarnessError(RuntimeError):
    """Something the harness needs is missing, damaged or contradictory.

    Arguments:
        message: what is wrong, in one sentence.
        hint: what the reader can do about it; shown on a line of its own.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message if hint is None else f"{message}\n  hint: {hint}")
        self.message = message
        self.hint = hint
