"""Run one command and print its seconds and its peak memory in KiB as JSON.

A program of its own because a child's peak memory starts from its parent's: this one is small.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time


def main() -> int:
    began = time.perf_counter()
    done = subprocess.run(
        sys.argv[1:],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"seconds": seconds, "peak": peak}), flush=True)
    if done.returncode:
        sys.stderr.buffer.write(done.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
