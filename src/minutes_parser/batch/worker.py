"""What runs in a worker process. Light to import: the parent needs no more than its name."""

from __future__ import annotations

import gc
import os
import signal
from multiprocessing.connection import Connection

from minutes_parser.batch.recipe import Recipe

READY = "ready"
PRELOADED = "minutes_parser.batch.preload"


def serve(connection: Connection, recipe: Recipe, environment: dict[str, str]) -> None:
    """Convert chunk after chunk until the other end is gone."""
    # Ctrl-C reaches the whole group; the one that asked for the work decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(environment)
    from minutes_parser.batch import preload
    from minutes_parser.batch.archives import Shelf
    from minutes_parser.batch.convert import convert

    preload.warm_up()
    shelf, token = Shelf(), str(os.getpid())
    # A document is a large tree that lives briefly: looking through it for cycles is wasted.
    gc.freeze()
    gc.disable()
    try:
        connection.send(READY)
        while True:
            for parsed in convert(connection.recv(), recipe, token, shelf):
                connection.send(parsed)
            gc.collect()
    except (EOFError, OSError):
        return
    finally:
        shelf.close()
