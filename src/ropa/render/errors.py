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
