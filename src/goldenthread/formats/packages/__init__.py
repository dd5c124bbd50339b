"""A Specialist Provision Package as a file: what a department or a council publishes, and we read."""

from goldenthread.formats.packages.comparing import Difference, differences
from goldenthread.formats.packages.package import (
    Example,
    ProvisionPackage,
    RolePart,
    Said,
    Status,
    lists_of,
)
from goldenthread.formats.packages.reading import PackageRead, read_package
from goldenthread.formats.packages.writing import write_package

__all__ = [
    "Difference",
    "Example",
    "PackageRead",
    "ProvisionPackage",
    "RolePart",
    "Said",
    "Status",
    "differences",
    "lists_of",
    "read_package",
    "write_package",
]
