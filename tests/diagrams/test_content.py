"""Names in a box: one to a line, or running on where there are many; none is left out."""

from ropa.diagrams.content import listed


def test_few_names_stand_one_to_a_line() -> None:
    assert list(listed(["a", "b"])) == ["a", "b"]
    assert list(listed([])) == []


def test_many_names_run_on_and_none_is_lost() -> None:
    names = [f"category number {number}" for number in range(40)]
    lines = list(listed(names))
    assert len(lines) < len(names)
    assert all(len(line) < 170 for line in lines)
    assert "; ".join(line.removesuffix(";") for line in lines).split("; ") == names
