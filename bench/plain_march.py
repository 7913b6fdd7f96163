"""The plainest way to the March newsletter: its data through the pure-Python YAML loader, a page of
HTML with `columns: 2`, WeasyPrint as it comes. What `reportgen newsletter` is measured against."""

import sys
from pathlib import Path

import weasyprint
import yaml

HERE = Path(__file__).parent

yaml.safe_load((HERE.parent / "inputs" / "march.yaml").read_text(encoding="utf-8"))
weasyprint.HTML(HERE / "plain_march.html").write_pdf(sys.argv[1], pdf_variant="pdf/ua-1")
