"""Why a file is not read."""


class Refusal(Exception):
    """A file that is not read; ``code`` names a message of the register, ``facts`` fill it."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts
