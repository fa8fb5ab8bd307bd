"""Remarks that only ``check`` makes; none forbids publishing by itself."""
