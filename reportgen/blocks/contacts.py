"""Whom to ask."""

from __future__ import annotations

from typing import ClassVar

from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.model.fields import Identified, Typed, declared, many, optional, required
from reportgen.model.values import Line, Prose


@declared
class Contact(Typed):
    """A person or a service, each thing on its own line."""

    about: Line | None = optional("What to ask them about", example="Main contact for data queries:")
    name: Line = required("The person or the service", example="Helen Marsh")
    post: Line | None = optional("What they are", example="Head of Service")
    team: Line | None = optional("Where they work", example="Commissioning and Quality")
    address: Line | None = optional("Where to write; below a |, each line stays one", example="County Hall, Worcester")
    telephone: Line | None = optional("The telephone number, as it is to be shown", example="01632 960880")
    mobile: Line | None = optional("The number of a mobile telephone", example="07700 900123")
    fax: Line | None = optional("The fax number")
    hours: Line | None = optional("When they can be reached", example="Monday to Friday, 9am to 5pm")
    email: Line | None = optional("The e-mail address", example="hmarsh@example.org")
    website: Line | None = optional("A web address")


@declared
class Contacts(Block, Identified):
    """A box of people and services to ask."""

    short: ClassVar[str] = "people"

    heading: Line | None = optional("The heading; the house's own where left out", example="Key JAR contacts")
    text: Prose | None = optional("A few words before them")
    people: tuple[Contact, ...] = many("The people and services: a name, and what is known of each")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        heading = composer.heading(self.heading, self.id, "contacts")
        inner = composer.inside(heading)
        people = tuple(tree.Group("contact", lines_of(inner, who), place=who.place) for who in self.people)
        group = (tree.Group("people", people, place=self.place),) if people else ()
        return (tree.Group("contacts", heading + inner.prose(self.text) + group, place=self.place),)


def lines_of(composer: Composer, who: Contact) -> tuple[tree.Block, ...]:
    """What is known of a person or a service, each thing a line."""
    lines = composer.paragraph(who.about, "about") + composer.paragraph(who.name, "name")
    lines += composer.paragraph(who.post, "post") + composer.paragraph(who.team, "team")
    if who.address and who.address.text:
        lines += (tree.Paragraph(composer.markup.lines(who.address), "address", who.address.place),)
    for role in ("telephone", "mobile", "fax"):
        number = getattr(who, role)
        if number:
            label = tree.Text(composer.words[role] + " ")
            lines += (tree.Paragraph((label, *composer.line(number)), role, number.place),)
    lines += composer.paragraph(who.hours, "hours")
    return lines + composer.paragraph(who.email, "email") + composer.paragraph(who.website, "website")
