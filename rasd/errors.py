"""The error tree: every failure that Rasd raises on purpose is one of these."""


class RasdError(Exception):
    """A failure that a user can act on; its text is one sentence: what, where, what to do."""


class ConfigError(RasdError, ValueError):
    """A setting, lexicon or reference file is missing or malformed."""


class BadInput(RasdError, ValueError):
    """A document, filter or option given by the user cannot be used."""


class SourceUnavailable(RasdError, OSError):
    """A source or service as a whole cannot be reached; other sources go on."""


class StoreError(RasdError):
    """The store cannot be opened, read or written."""


class Conflict(StoreError):
    """Somebody else changed it since it was read; nothing was written."""
