"""What is measured of commands, records and sites, on small ones."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from benchmarks.baselines import FILES, Baseline
from benchmarks.preview import with_word
from benchmarks.processes import PROC, CommandError, family, memory, run, started
from benchmarks.sites import count_elements, weigh
from tests.trees import write_tree

needs_proc = pytest.mark.skipif(not PROC.exists(), reason="this system does not tell what processes there are")


@needs_proc
def test_the_cost_of_a_command_is_that_of_all_it_starts(tmp_path: Path) -> None:
    work = "import time\nfor _ in range(3_000_000): pass\ntime.sleep(1)"
    alone = run([sys.executable, "-c", work], tmp_path)
    twice = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {work!r}])\n{work}"
    both = run([sys.executable, "-c", twice], tmp_path)
    assert both.cpu > 1.3 * alone.cpu
    assert alone.memory > 1


@needs_proc
def test_memory_is_that_of_a_process_and_all_below_it(tmp_path: Path) -> None:
    hold = "import time\nheld = bytes(range(250)) * 200_000\nprint('held', flush=True)\ntime.sleep(60)"
    both = f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {hold!r}])\n{hold}"
    with started([sys.executable, "-c", both], tmp_path) as process:
        assert process.stdout
        assert [process.stdout.readline(), process.stdout.readline()] == [b"held\n", b"held\n"]
        assert 100e6 < memory(process.pid) < 150e6


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="code 3: no records"):
        run([sys.executable, "-c", "print('no records'); raise SystemExit(3)"], tmp_path)


@needs_proc
def test_what_was_started_is_ended_with_all_below_it(tmp_path: Path) -> None:
    sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
    work = f"import subprocess; subprocess.Popen({sleep!r}); subprocess.run({sleep!r})"
    all_of_it: list[int] = []

    def interrupted() -> None:
        with started([sys.executable, "-c", work], tmp_path) as process:
            while len(all_of_it) < 3:
                all_of_it[:] = family(process.pid)
                time.sleep(0.01)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    patience = time.monotonic() + 30  # what is killed takes a moment to end
    while any(map(_runs, all_of_it)) and time.monotonic() < patience:
        time.sleep(0.01)
    assert not any(map(_runs, all_of_it))


def _runs(pid: int) -> bool:
    """Whether a process runs, and does not only wait to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: A\nsummary: It helps.\n", "name: A\nsummary: saved2x It helps.\n"),
        ("name: A\nsummary: saved1x It helps.\n", "name: A\nsummary: saved2x It helps.\n"),
        ("name: A\nsummary: >-\n  It helps.\n", "name: A\nsummary: >-\n  saved2x It helps.\n"),
        ('name: A\nsummary: "It: helps."\n', 'name: A\nsummary: "saved2x It: helps."\n'),
        ("name: A\nquestion: Does it help?\n", "name: A\nquestion: saved2x Does it help?\n"),
        ("kinds:\n  a:\n    description: It helps.\n", "kinds:\n  a:\n    description: saved2x It helps.\n"),
    ],
)
def test_an_edit_puts_a_word_into_the_first_text_however_it_is_written(before: str, after: str) -> None:
    assert with_word(before, "saved2x") == after


def test_elements_are_counted_as_they_begin() -> None:
    assert count_elements("<p>1 &lt; 2<br>and <img src='<b>'><!-- <i> --></p><script>'<u>'</script>") == 4


def test_a_site_is_weighed_by_the_files_of_each_partner_and_by_its_largest_page(tmp_path: Path) -> None:
    site = write_tree(
        tmp_path,
        {
            "index.html": "<p>home</p>",
            "partners/orta/index.html": "<p>12345678</p>",
            "partners/logos/orta.png": b"png",
            "badges/partners/orta.svg": "<svg/>",
            "badges/partners/orta.json": "{}",
            "data/partners/other.json": "{}",
            "needs/index.html": "<ul>" + 40 * "<li>" + "</ul>",
            "coverage/index.html": "<table>" + 70 * "<td>" + "</table>",
            "pagefind/fragment/orta.pf": "12345",
        },
    )
    weighed = weigh(site, frozenset({"orta", "other"}))
    assert (weighed.files, weighed.pages, weighed.files_a_partner, weighed.index_bytes) == (9, 4, 3, 5)
    assert weighed.bytes == sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    assert weighed.partner_bytes == len("<p>12345678</p>")
    assert weighed.page_bytes == len("<table>" + 70 * "<td>" + "</table>")
    assert (weighed.elements, weighed.coverage_elements) == (41, 71)
    assert [page.address for page in weighed.largest[:2]] == ["coverage/", "needs/"]


def test_a_baseline_that_is_not_installed_says_how_to_get_it(tmp_path: Path) -> None:
    nowhere = Baseline("hugo", (tmp_path / "hugo",), "content", FILES / "hugo", ())
    assert "make .venv/bench.stamp" in nowhere.missing
    assert not Baseline("python", (sys.executable,), "content", FILES / "hugo", ()).missing
