"""More machines than one: the way of a backfill on Ray Data, from archives to parts, and from parts to a ledger.

`run` is the only one that knows Ray: `finding` goes through files, `door` lets each item in once, `desk` reads
and writes `parts`, `load` merges those into a ledger.
"""
