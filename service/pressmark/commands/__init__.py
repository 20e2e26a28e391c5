"""What the commands do, a module a family: read, print, complain. Each returns the exit code.

Their options stand in `cli`. Results go to standard output, whole and in the order of the input; what could not
be done is one line on standard error (see `ending`).
"""
