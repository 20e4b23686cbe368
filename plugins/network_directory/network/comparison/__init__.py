"""What became different between two states of a network."""

from .changes import CellChange, ChangeKind, Comparison, RecordChange, RuleChange, Subject
from .compare import compare

__all__ = ["CellChange", "ChangeKind", "Comparison", "RecordChange", "RuleChange", "Subject", "compare"]
