"""Linking and judging: records in, one immutable `Network` out."""

from .build import build_network
from .model import Network

__all__ = ["Network", "build_network"]
