"""The kinds of block, one file each: what an author types, and what it says in the neutral tree."""

from __future__ import annotations

from reportgen.blocks.administration import Advice, AuditTrail, Background, Implications
from reportgen.blocks.appendix import Appendix, AppendixList
from reportgen.blocks.article import Article, Heading, Text
from reportgen.blocks.contacts import Contacts
from reportgen.blocks.dates import Dates
from reportgen.blocks.grades import Grades
from reportgen.blocks.issue import InThisIssue
from reportgen.blocks.layout import Columns, Landscape, Page, Panel
from reportgen.blocks.lead import Lead
from reportgen.blocks.messages import Messages
from reportgen.blocks.picture import Logos, Picture
from reportgen.blocks.quote import Quote
from reportgen.blocks.recommendations import Recommendations
from reportgen.blocks.section import Paragraph, Section
from reportgen.blocks.signed import Author, Signed
from reportgen.blocks.table import Table
from reportgen.blocks.timeline import Timeline
from reportgen.document.composer import Block

BLOCKS: dict[str, type[Block]] = {
    "text": Text,
    "heading": Heading,
    "lead": Lead,
    "article": Article,
    "columns": Columns,
    "panel": Panel,
    "page": Page,
    "timeline": Timeline,
    "grades": Grades,
    "table": Table,
    "quote": Quote,
    "messages": Messages,
    "recommendations": Recommendations,
    "contacts": Contacts,
    "dates": Dates,
    "in-this-issue": InThisIssue,
    "picture": Picture,
    "logos": Logos,
    "section": Section,
    "paragraph": Paragraph,
    "appendix": Appendix,
    "appendix-list": AppendixList,
    "landscape": Landscape,
    "implications": Implications,
    "advice": Advice,
    "background": Background,
    "audit-trail": AuditTrail,
    "author": Author,
    "signed": Signed,
}
"""Every kind of block by the key that begins it."""
