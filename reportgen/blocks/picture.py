"""Pictures and logos."""

from __future__ import annotations

from typing import ClassVar

from reportgen.document import tree
from reportgen.document.composer import Block, Composer
from reportgen.model.fields import Typed, declared, optional, required
from reportgen.model.values import Line, PictureFile


@declared
class Picture(Block):
    """A photograph or a drawing, as wide as its column."""

    short: ClassVar[str] = "file"

    file: PictureFile = required("The picture, in a folder beside or below the document", example="pictures/launch.jpg")
    alt: Line | None = optional("What it shows, for those who cannot see it", example="Two pupils plant a tree")
    caption: Line | None = optional("The words below it")
    credit: Line | None = optional("Who made it", example="Photograph: Worcester News")
    decorative: bool = optional("yes where it says nothing and only adorns the page", default=False)

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        caption, credit = composer.line(self.caption), composer.line(self.credit)
        if caption and credit:
            caption += (tree.Break(),)
        alt = self.alt.letters if self.alt else ""
        if self.alt and alt and self.decorative:
            hint = "take it out; or, where the picture does say something, take out   decorative: yes"
            composer.fault(
                "unheard-alt", "a picture that only adorns has no alternative text, and this is never heard", self.alt.place, hint
            )
        return (tree.Picture(self.file, alt, caption + credit, self.decorative, place=self.place),)


@declared
class Logo(Typed):
    """A mark of a partner."""

    file: PictureFile = required("The drawing", example="logos/partnership.svg")
    alt: Line = required("The name it shows", example="Worcestershire Primary Care Trust")


@declared
class Logos(Block):
    """A row of partners' marks."""

    short: ClassVar[str] = "logos"

    logos: tuple[Logo, ...] = required("The marks, in order")

    def lower(self, composer: Composer) -> tuple[tree.Block, ...]:
        pictures = tuple(tree.Picture(logo.file, logo.alt.letters, role="logo", place=logo.place) for logo in self.logos)
        return (tree.Group("logos", pictures, place=self.place),)
