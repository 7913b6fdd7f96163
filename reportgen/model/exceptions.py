"""What an author asks the lints to let pass, and why."""

from __future__ import annotations

from reportgen.model.fields import Typed, declared, optional, required
from reportgen.model.values import Line


@declared
class Exemption(Typed):
    """One exception: a lint that is not to speak, everywhere or of these words, with the reason."""

    allow: Line = required("The code of the lint, which stands in square brackets behind its finding", example="very-long-sentence")
    words: Line | None = optional("The words that it may let pass; all it finds where left out")
    reason: Line = required("Why, for those who check the document later", example="Quoted from the Act.")
