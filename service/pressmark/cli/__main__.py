"""`python -m pressmark.cli` is the command."""

from pressmark.cli import main

main()
