"""The states through which Git saw a register go, for every command that tells of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ropa.register import Register, build
from ropa.store.git import Commit
from ropa.store.revision import FolderHistory
from ropa.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PastState:
    """One step of a register: the commit, None for what is not committed, and the register before and after it."""

    commit: Commit | None
    before: Register
    after: Register


@dataclass(slots=True)
class Past:
    """Back through the states of a register. Shared records are those of today: only their names are shown.

    Attributes:
        present: The register as it is.
        folder: Its folder in Git.
        most: How many commits are looked through.
        is_cut: Whether there may be more of them; known once the states are asked for.
    """

    present: Register
    folder: FolderHistory
    most: int
    is_cut: bool = False
    _built: dict[str, Register] = field(default_factory=dict)

    def states(self, *, with_working: bool) -> Iterator[PastState]:
        """Its steps, newest first.

        Args:
            with_working: Whether what is not committed yet is a step too.

        Raises:
            GitError: Git cannot say.
        """
        commits = self.folder.commits(self.most)
        self.is_cut = len(commits) == self.most
        named = (name for commit in (self.folder.head, *commits) for name in (commit.key, commit.parent))
        trees = self.folder.trees(filter(None, named))
        if with_working:
            yield PastState(None, self._register(trees.get(self.folder.head.key, "")), self.present)
        for commit in commits:
            before, after = trees.get(commit.parent, ""), trees.get(commit.key, "")
            yield PastState(commit, self._register(before), self._register(after))

    def _register(self, tree: str) -> Register:
        if tree not in self._built:
            sources = self.folder.folder(tree).sources if tree else ()
            self._built[tree] = build(self.present.name, sources, shared=self.present.shared)
        return self._built[tree]


def past_of(workspace: Workspace, register: Register, most: int) -> Past:
    """The past of a register, up to the state that the workspace was read in.

    Raises:
        GitError: Git is absent, or does not keep the register, or nothing has been committed.
    """
    return Past(register, FolderHistory(register.name, workspace.folders[register.name], workspace.snapshot), most)
