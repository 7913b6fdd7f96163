"""The administrative parts of a report: implications, advice, background documents, the audit trail."""

from __future__ import annotations

from typing import ClassVar

from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.model.fields import Identified, Typed, declared, many, optional, required
from reportgen.model.values import Line, Parts


@declared
class Implications(Block, Identified):
    """What follows for money, law, equality…, each kind under its own heading."""

    heading: Line | None = optional("A heading over all of them; none where left out", example="Implications")
    kinds: Parts = required("Each kind with a text, or a list of texts and blocks", example="Financial implications: There are none.")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading, inner = composer.section(self.heading, self.id)
        blocks = heading + _parts(inner, self.kinds)
        return (tree.Group("implications", blocks, composer.group_id(self.id, heading), self.place),)


@declared
class Advice(Block, Identified):
    """What other officers advise, each under the name of the post."""

    heading: Line | None = optional("The heading; the house's own where left out")
    officers: Parts = required("Each officer with a text, or a list of texts and blocks", example="Finance Director: There are none.")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading, inner = composer.section(self.heading, self.id, "advice")
        return (tree.Group("advice", heading + _parts(inner, self.officers), place=self.place),)


def _parts(composer: Composer, parts: Parts) -> tuple[tree.Block, ...]:
    """Each part under its heading: a section of the report, or where they stand in one, a sub-heading
    through which its paragraphs go on."""
    blocks: tuple[tree.Block, ...] = ()
    for name, content in parts:
        if composer.depth or composer.counted:
            heading, inner = composer.heading(name), composer
        else:
            heading, inner = composer.section(name)
        blocks += heading + inner.content(content)
    return blocks


@declared
class Paper(Typed):
    """A background document."""

    document: Line = required("What it is", example="JAR self-assessment, January 2008")
    held_at: Line = required("Where it can be seen", example="County Hall, Worcester")
    contact: Line = required("Whom to ask for it", example="Helen Marsh, 01632 960880")


@declared
class Background(Block, Identified):
    """The documents that a report draws on: what, where held, whom to ask."""

    short: ClassVar[str] = "rows"

    heading: Line | None = optional("The heading; the house's own where left out")
    rows: tuple[Paper, ...] = required("The documents: document, held-at and contact of each")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading, _ = composer.section(self.heading, self.id, "background")
        head = composer.head("background-document", "background-held-at", "background-contact")
        body = tuple(composer.row(each.document, each.held_at, each.contact) for each in self.rows)
        return (tree.Group("background", (*heading, tree.Table((head,), body, 3, role="background", place=self.place)), place=self.place),)


@declared
class Consulted(Typed):
    """An officer, a directorate or a member who was consulted."""

    officer: Line = required("Who", example="Director of Finance")
    sought: Line = required("Whether comments were sought", example="Yes")
    included: Line = required("Whether they are in the report", example="Yes")


@declared
class AuditTrail(Block, Identified):
    """Who answers for a report, its version and dates, and who was consulted."""

    heading: Line | None = optional("The heading; the house's own where left out")
    lead_officer: Line | None = optional("Who answers for it", example="Helen Marsh, Head of Service")
    report_author: Line | None = optional("Who wrote it", example="Daniel Okafor, Policy Officer")
    version: Line | None = optional("Which version it is", example="Final")
    dated: Line | None = optional("The date of this version", example="22 January 2008")
    key_decision: Line | None = optional("Whether it asks for a key decision", example="No")
    sent: Line | None = optional("When the final report was sent to the meeting", example="22 January 2008")
    consultation: tuple[Consulted, ...] = many("Who was consulted: officer, sought and included of each")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading = composer.heading(self.heading, self.id, "audit-trail")
        blocks: tuple[tree.Block, ...] = heading + self._items(composer)
        if self.consultation:
            inner = composer.inside(heading)
            head = composer.head("consultation-officer", "consultation-sought", "consultation-included")
            body = tuple(composer.row(each.officer, each.sought, each.included) for each in self.consultation)
            blocks += inner.heading(None, None, "consultation")
            blocks += (tree.Table((head,), body, 3, role="consultation", place=self.place),)
        return (tree.Group("audit-trail", blocks, place=self.place),)

    def _items(self, composer: Composer) -> tuple[tree.Block, ...]:
        rows = []
        for name in ("lead_officer", "report_author", "version", "dated", "key_decision", "sent"):
            value: Line | None = getattr(self, name)
            if value:
                label = tree.Cell((tree.Paragraph(composer.word(name.replace("_", "-"))),), header="row")
                rows.append(tree.Row((label, tree.Cell((tree.Paragraph(composer.line(value)),)))))
        if not rows:
            return ()
        head = composer.head("audit-item", "audit-detail")
        return (tree.Table((head,), tuple(rows), 2, role="audit-trail", place=self.place),)
