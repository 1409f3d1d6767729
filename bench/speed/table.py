"""What was found, as cells of a table: medians, their spread, ratios, and what was reached."""

from __future__ import annotations

import dataclasses
import statistics
from collections.abc import Iterator, Mapping, Sequence

from speed.rows import Metric, Row

#: row -> contender -> what each round found, or why it failed
Results = Mapping[str, Mapping[str, "Sequence[Mapping[str, float | str]] | str"]]


@dataclasses.dataclass(frozen=True)
class Cell:
    """What one contender reached; ``ratio`` is None without a base. ``spread`` is relative.

    ``text`` says why there is no number.
    """

    value: float | None
    spread: float = 0.0
    ratio: float | None = None
    text: str = ""

    def shown(self, unit: str) -> str:
        """As it stands in the table."""
        if self.value is None:
            return self.text
        absolute = f"{number(self.value)} {unit}".rstrip()
        spread = f" ±{self.spread * 100:.0f} %" if self.spread >= 0.005 else ""
        if self.ratio is None:
            return absolute + spread
        return f"{number(self.ratio)} ({absolute}{spread})"


def number(value: float) -> str:
    """With three digits that count, or all those before the point."""
    size = abs(value)
    digits = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 0.1 else 3
    return f"{value:,.{digits}f}"


@dataclasses.dataclass(frozen=True)
class Line:
    """A metric of a row, with a cell for each contender."""

    row: str
    metric: Metric | None
    cells: Mapping[str, Cell]
    verdict: str


def lines(rows: Sequence[Row], results: Results) -> Iterator[Line]:
    """The lines of the table."""
    for row in rows:
        found = results.get(row.name, {})
        if row.note:
            yield Line(row.name, None, {"ours": Cell(None, text=row.note)}, row.note)
        for metric in row.metrics:
            cells = {name: _cell(metric, rounds) for name, rounds in found.items()}
            base = cells.get(metric.base)
            if base is not None and base.value:
                cells = {name: _over(cell, base.value) for name, cell in cells.items()}
            yield Line(row.name, metric, cells, _verdict(metric, cells.get("ours")))


def _cell(metric: Metric, rounds: Sequence[Mapping[str, float | str]] | str) -> Cell:
    if isinstance(rounds, str):
        return Cell(None, text=rounds)
    values = [found[metric.key] for found in rounds]
    numbers = [value for value in values if not isinstance(value, str)]
    if len(numbers) < len(values):
        return Cell(None, text=str(next(value for value in values if isinstance(value, str))))
    middle = statistics.median(numbers)
    if len(numbers) < 2 or not middle:
        return Cell(middle)
    low, _, high = statistics.quantiles(numbers, n=4, method="inclusive")
    return Cell(middle, abs((high - low) / 2 / middle))


def _over(cell: Cell, base: float) -> Cell:
    return cell if cell.value is None else dataclasses.replace(cell, ratio=cell.value / base)


def _verdict(metric: Metric, ours: Cell | None) -> str:
    if ours is None:
        return ""
    if ours.value is None:
        return "MISSED"
    value = ours.ratio if metric.base else ours.value
    return "" if value is None else metric.verdict(value)


def markdown(found: Sequence[Line]) -> Iterator[str]:
    """The table, in Markdown."""
    names = list(dict.fromkeys(name for line in found for name in line.cells))
    order = ("ours", "before", "0.14.0", "openai", "httpx", "httpx2", "http.client")
    names.sort(key=lambda name: order.index(name) if name in order else len(order))
    yield "| row | " + " | ".join(names) + " | to reach | |"
    yield "|" + "---|" * (len(names) + 3)
    for line in found:
        metric = line.metric
        unit = metric.unit if metric else ""
        cells = [line.cells[name].shown(unit) if name in line.cells else "" for name in names]
        title = line.row + (f": {metric.title}" if metric else "")
        yield f"| {title} | " + " | ".join(cells) + f" | {_goal(metric)} | {line.verdict} |"


def _goal(metric: Metric | None) -> str:
    if metric is None or metric.goal is None:
        return ""
    sign = "≥" if metric.more else "≤"
    least = "" if metric.least is None else f", at least {metric.least:,g}"
    return f"{sign} {metric.goal:,g}{least}"
