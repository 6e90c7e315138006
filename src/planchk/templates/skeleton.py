"""What a plan has to answer, in the order in which it is filled in. Values only."""

from __future__ import annotations

from typing import NamedTuple

from planchk.catalogue import Catalogue, Element, Finding, Heading


class Row(NamedTuple):
    """Room for one action: its number in the plan, and the element that it is to answer."""

    number: int
    finding: Finding
    element: Element

    @property
    def reference(self) -> str:
        """What the action declares to answer."""
        return f"{self.finding.id}/{self.element.id}"


class Block(NamedTuple):
    """A finding and the rows for its elements."""

    finding: Finding
    rows: tuple[Row, ...]


class Group(NamedTuple):
    """The blocks of a service."""

    service: Heading
    blocks: tuple[Block, ...]


class Skeleton(NamedTuple):
    """A plan without its actions."""

    catalogue: Catalogue
    council: str
    title: str
    groups: tuple[Group, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all services."""
        return tuple(block for group in self.groups for block in group.blocks)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all blocks."""
        return tuple(row for block in self.blocks for row in block.rows)


def make_skeleton(catalogue: Catalogue, council: str, title: str, service: str | None = None) -> Skeleton:
    """Return the skeleton of a plan that answers all findings, or those on one service; rows are numbered from 1."""
    groups = []
    number = 0
    for heading in catalogue.services:
        blocks = []
        for finding in catalogue.to_cover:
            if finding.service == heading.id and service in (None, heading.id):
                rows = tuple(Row(number + at, finding, element) for at, element in enumerate(finding.elements, 1))
                number += len(rows)
                blocks.append(Block(finding, rows))
        if blocks:
            groups.append(Group(heading, tuple(blocks)))
    return Skeleton(catalogue, council, title, tuple(groups))
