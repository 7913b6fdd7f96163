"""Documents with notes wherever a note can be called, and what their notes say in reading order."""

from __future__ import annotations

_WORDS = "The children’s trust met in public and agreed what is to be done by whom before the summer. "

NEWSLETTER = f"""\
document: newsletter
title: Notes
date: April 2008
notes:
  caption: Of the caption.
  cell: Of a cell, with *emphasis* and a link to [the council’s page](https://www.example.org/notes).
content:
  - lead:
      text: |
        {_WORDS * 2}[^lead] {_WORDS}

        [^lead]: Of the opening message.
      signed:
        - name: Ann Jones
          post: Director[^post]
      beside:
        - panel:
            heading: Beside
            text: |
              A panel.[^panel]

              [^panel]: Of a panel.
  - columns:
      - article:
          headline: First
          text: |
            {_WORDS * 3}[^first] {_WORDS}

            - an item[^item]
            - another

            [^first]: Of the first column: {_WORDS}
            [^item]: Of an item.
            [^post]: Of one who signs.
      - article:
          headline: Second
          text: |
            {_WORDS * 3}**bold[^second]** {_WORDS}

            [^second]: Of the second column.
  - quote:
      text: A banner.[^banner]
  - table:
      caption: Spending[^caption]
      columns: [Service, {{heading: Budget, figures: yes}}]
      rows:
        - ["Early years[^cell]", "1,200[^figure]"]
{"".join(f'        - [Service {row}, "{row}"]{chr(10)}' for row in range(60))}
  - |
    The end.[^end]

    [^banner]: Of a banner.
    [^figure]: Of a figure.
    [^end]: The last.
"""

NOTES_OF_NEWSLETTER = [
    "Of the opening message.",
    "Of one who signs.",
    "Of a panel.",
    f"Of the first column: {_WORDS.strip()}",
    "Of an item.",
    "Of the second column.",
    "Of a banner.",
    "Of the caption.",
    "Of a cell, with emphasis and a link to the council’s page.",
    "Of a figure.",
    "The last.",
]

REPORT = f"""\
document: report
title: Notes
organisation: Worcestershire County Council
meeting: Cabinet
date: 15 September 2008
content:
  - section:
      heading: Purpose
      id: purpose
      text: |
        {_WORDS}[^1] {_WORDS}

        [^1]: The Act of 2004, as [](#purpose) says.

        a) a part[^2]

        [^2]: Of a part.
  - landscape:
      - table:
          caption: Spending
          columns: [Service, Budget, Change]
          rows:
            - ["Early years[^3]", "1,200", "–3"]
      - |
        {_WORDS}[^4]

        [^3]: Net of grants.
        [^4]: On a page turned on its side.
  - appendix:
      heading: Evidence
      text: |
        {_WORDS}[^5]

        [^5]: In an appendix.
"""

NOTES_OF_REPORT = [
    "The Act of 2004, as section 1 says.",
    "Of a part.",
    "Net of grants.",
    "On a page turned on its side.",
    "In an appendix.",
]
