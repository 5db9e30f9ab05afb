"""`python -m minutes_parser`: the command `minutes`."""

from minutes_parser.cli import main

if __name__ == "__main__":
    main()
