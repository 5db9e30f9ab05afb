"""`parse_many` on engines that others run: the snippets of the README, where they are installed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.runs import make_minutes

SNIPPETS = {
    "ray": """
import glob
import ray
from minutes_parser.batch import parse_many

@ray.remote
def parse_part(paths):
    return [(done.entry.input, done.text, done.entry.error) for done in parse_many(paths)]

ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
paths = sorted(glob.glob("in/*.txt"))
parts = [paths[start:start + 100] for start in range(0, len(paths), 100)]
rows = [row for part in ray.get([parse_part.remote(part) for part in parts]) for row in part]
""",
    "pyspark": """
import glob
from pyspark.sql import SparkSession
from minutes_parser.batch import parse_many

def parse_part(paths):
    for done in parse_many(paths):
        yield done.entry.input, done.text, done.entry.error

spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
paths = spark.sparkContext.parallelize(sorted(glob.glob("in/*.txt")), 2)
rows = paths.mapPartitions(parse_part).collect()
""",
}
PRINT = "\nimport json\nprint(json.dumps([list(row) for row in rows]))\n"


@pytest.mark.parametrize("engine", SNIPPETS)
def test_a_snippet_gives_what_one_process_gives(engine: str, tmp_path: Path) -> None:
    pytest.importorskip(engine)
    (tmp_path / "in").mkdir()
    for number in range(20):
        (tmp_path / "in" / f"{number:02}.txt").write_text(make_minutes(number), "utf-8")
    (tmp_path / "in" / "99.txt").write_bytes(bytes(60))
    plain = """
import glob
from minutes_parser.batch import parse_many
rows = [(p.entry.input, p.text, p.entry.error) for p in parse_many(sorted(glob.glob("in/*.txt")))]
"""
    assert _run(SNIPPETS[engine], tmp_path) == _run(plain, tmp_path)


def _run(program: str, folder: Path) -> list[list[str | None]]:
    done = subprocess.run(
        [sys.executable, "-c", program + PRINT],
        cwd=folder,
        env={**os.environ, "PYSPARK_PYTHON": sys.executable},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stdout.splitlines() if re.match(r"\[\[", line)]
    rows: list[list[str | None]] = json.loads(line)
    return rows
