"""The server: articles come in over HTTP, and records, ratings, quotes and conflicts go out.

`app` puts it together. What is accepted is in the ledger before it is acknowledged (`pressmark.jobs`); processes
of `work` read it. Everything else only looks into the ledger. What `pressmark[web]` installs is needed here.
"""
