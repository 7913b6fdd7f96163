"""reportgen: plain YAML in; newsletters and reports in a council's house style out."""

__version__ = "0.1.0"
