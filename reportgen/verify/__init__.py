"""Opening the finished file again, and comparing it with what was to be said."""

from reportgen.verify.pdf import verify_pdf

__all__ = ["verify_pdf"]
