"""Reading what a person typed: a YAML file becomes nodes that keep their text and place."""

from reportgen.source.mending import as_typed
from reportgen.source.nodes import Mapping, Node, Pair, Scalar, Sequence
from reportgen.source.reader import LARGEST, glance, read

__all__ = ["LARGEST", "Mapping", "Node", "Pair", "Scalar", "Sequence", "as_typed", "glance", "read"]
