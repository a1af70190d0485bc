"""The texts of a workspace as they were read and as they are to be, and the registers that they make.

Values: whatever changes gives new ones, in which only the touched texts are parsed and only their registers are built.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from ropa.finding import Finding
from ropa.register import SHARED, Portfolio, Register, build
from ropa.register.once import take_over
from ropa.source import Source, parse


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a workspace.

    Attributes:
        read: Each text as it was read, by path as the reader knows it.
        mine: Texts that are to differ from what was read; None for a file that is to go.
        folders: The folder of each register.
        portfolio: The registers that the texts, as they are to be, make.
    """

    read: Mapping[str, Source] = field(default_factory=dict)
    mine: Mapping[str, str | None] = field(default_factory=dict)
    folders: Mapping[str, Path] = field(default_factory=dict)
    portfolio: Portfolio = field(default_factory=lambda: Portfolio({}))

    def text(self, path: str) -> str | None:
        """A text as it is to be; None where there is no such file."""
        if path in self.mine:
            return self.mine[path]
        return self.read[path].text if path in self.read else None

    def texts(self) -> dict[str, str]:
        """Every text as it is to be."""
        found = {**{path: source.text for path, source in self.read.items()}, **self.mine}
        return {path: text for path, text in found.items() if text is not None}

    def owners(self, path: str) -> tuple[str, ...]:
        """The registers to which a file belongs; none for one outside all their folders."""
        place = Path(path)
        having = [name for name, register in self.portfolio.registers.items() if _has(register, path)]
        if having:
            return tuple(having)
        around = [(len(folder.parts), name) for name, folder in self.folders.items() if place.is_relative_to(folder)]
        return (max(around)[1],) if around else ()

    def with_texts(self, files: Mapping[str, str | None], known: Mapping[str, Source] | None = None) -> "Texts":
        """With some files as they are to be; None for one that is to go.

        Args:
            files: The texts by path.
            known: What some of these texts hold, where that was read already.
        """
        mine = dict(self.mine)
        now: dict[str, Source | None] = {}
        for path, text in files.items():
            source = self.read.get(path)
            if text == (source.text if source else None):
                mine.pop(path, None)
                now[path] = source
            else:
                mine[path] = text
                there = known.get(path) if known else None
                values = there.values if there and there.text == text else {}
                now[path] = None if text is None else Source(path, text, values, bom=source.bom if source else False)
        return replace(self, mine=mine, portfolio=self._built(now))

    def with_read(self, found: Mapping[str, Source | None]) -> "Texts":
        """With some files read anew, None for one that is gone; what is to differ from them stays."""
        read = self.based_on(found).read
        # One that somebody made to be what it is to be differs no more.
        mine = {
            path: text
            for path, text in self.mine.items()
            if path not in found or text != (read[path].text if path in read else None)
        }
        now = {path: source for path, source in found.items() if path not in mine}
        return replace(self, read=read, mine=mine, portfolio=self._built(now))

    def with_saved(self, files: Mapping[str, Source | None]) -> "Texts":
        """With some files on the disk as they are to be; None for one that is gone from it."""
        mine = {path: text for path, text in self.mine.items() if path not in files}
        return replace(self.based_on(files), mine=mine)

    def based_on(self, read: Mapping[str, Source | None]) -> "Texts":
        """With other texts as those that were read, and what the texts are to be as it is."""
        found = dict(self.read)
        for path, source in read.items():
            if source is None:
                found.pop(path, None)
            else:
                found[path] = source
        return replace(self, read=found)

    def _built(self, now: Mapping[str, Source | None]) -> Portfolio:
        touched: dict[str, dict[str, Source | None]] = {}
        for path, source in now.items():
            for name in self.owners(path):
                touched.setdefault(name, {})[path] = source
        registers = dict(self.portfolio.registers)
        for name in sorted(touched, key=_shared_first):
            former = registers.pop(name, None)
            shared = registers.get(SHARED)
            sources = _merged(name, former, touched[name])
            if sources:
                registers[name] = build(name, sources, shared=shared, folder=str(self.folders[name]))
            if name == SHARED:
                common = registers.get(SHARED)
                keys = set(common.homes).difference([""]) if common else set()
                others = [registers[other] for other in registers if other not in touched and other != SHARED]
                registers |= {other.name: _beside(other, common, keys) for other in others}
        return replace(self.portfolio, registers=dict(sorted(registers.items())))


def _has(register: Register, path: str) -> bool:
    # A register may have a text for each of hundreds of activities: only one that the path leads to is looked through.
    if register.folder and not Path(path).is_relative_to(register.folder):
        return False
    return any(source.path == path for source in register.sources)


def _shared_first(name: str) -> tuple[bool, str]:
    return name != SHARED, name


def _merged(register: str, former: Register | None, now: Mapping[str, Source | None]) -> list[Source]:
    """The texts of a register, in the order in which they are read from the disk."""
    sources: dict[str, Source] = {source.path: source for source in former.sources} if former else {}
    for path, source in now.items():
        if source is None:
            sources.pop(path, None)
        else:
            is_parsed = source.values or source.findings
            sources[path] = source if is_parsed else parse(register, path, source.text, source.digest, source.bom)
    return [sources[path] for path in sorted(sources, key=Path)]


def _beside(register: Register, shared: Register | None, keys: Set[str]) -> Register:
    """A register beside other shared records, with these ids; built anew only where that changes how it is read."""
    if any(finding.rule == "R111" for finding in register.findings) or not keys.isdisjoint(register.homes):
        return build(register.name, register.sources, shared=shared, folder=register.folder)
    made = replace(register, shared=shared)
    take_over(register, made)
    return made


def texts_of(registers: Iterable[Register], folders: Mapping[str, Path], findings: tuple[Finding, ...]) -> Texts:
    """The texts of registers as they were just read."""
    by_name = {register.name: register for register in registers}
    read = {source.path: source for register in by_name.values() for source in register.sources}
    return Texts(read, {}, dict(folders), Portfolio(dict(sorted(by_name.items())), findings))
