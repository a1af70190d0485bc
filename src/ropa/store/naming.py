"""What a register is called: as its folder, in the letters that people type."""

import unicodedata
from collections.abc import Iterable, Mapping


def register_names(folders: Iterable[str]) -> Mapping[str, str]:
    """The name of the register in each folder, by the folder's name.

    Some systems keep an accent as a character behind its letter, and hand it over so; two folders that differ in
    nothing else keep their names as they are.
    """
    kept = tuple(folders)
    composed = {name: unicodedata.normalize("NFC", name) for name in kept}
    return {name: new if new == name or new not in composed else name for name, new in composed.items()}
