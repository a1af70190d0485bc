"""Why a picture or a document could not be made."""


class RenderError(Exception):
    """It could not be made; the message says why."""


class EngineMissingError(RenderError):
    """The engine is not installed."""


class TimedOutError(RenderError):
    """It took longer than it may.

    Attributes:
        seconds: The time it was given.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"it took longer than {seconds:g} seconds")
        self.seconds = seconds


class TooLargeError(RenderError):
    """It would take more memory than this machine has.

    Attributes:
        needed: What it would take, in bytes.
        there: What there is.
    """

    def __init__(self, needed: int, there: int) -> None:
        super().__init__(f"it would take about {needed / _GIGABYTE:.1f} GB of memory, of {there / _GIGABYTE:.1f} GB")
        self.needed = needed
        self.there = there


_GIGABYTE = 1_000_000_000
