"""Counting whole tables at once with polars, and leaving to the reader of rows whatever is out of the ordinary."""

from teamcheck.organisation.batch.bulk.engine import Bulk

__all__ = ["Bulk"]
