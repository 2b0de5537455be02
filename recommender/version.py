"""Which version this is; the package's metadata is made from here, since to look it up there costs a query's time."""

__version__ = "0.1.0"
