"""Text as it is compared: without regard to case, and however letters with accents are kept."""

import unicodedata


def folded(text: str) -> str:
    """A text without case, its accents one with their letters, as people type them.

    Some systems and programs keep an accent as a character behind its letter.
    """
    # Nearly every text is plain, and a list of thousands of records folds each of them.
    return text.casefold() if text.isascii() else unicodedata.normalize("NFC", text).casefold()
