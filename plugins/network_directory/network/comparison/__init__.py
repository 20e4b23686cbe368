"""What became different between two states of a network."""

from .compare import compare
from .model import CellChange, ChangeKind, Comparison, RecordChange, RuleChange, Subject

__all__ = ["CellChange", "ChangeKind", "Comparison", "RecordChange", "RuleChange", "Subject", "compare"]
