"""Catalogues by name: the shipped one, and those that installed packages bring."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import run_planchk
from planchk import load_catalogue
from planchk.catalogues.installed import SHIPPED, installed_catalogues
from planchk.errors import InputError
from samples import CATALOGUE


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install a package as pip does: a module, and the metadata that names its entry points."""
    (tmp_path / "report_2024.py").write_text(
        "from pathlib import Path\ncatalogue = Path(__file__).with_name('findings.yaml')\n"
        "def broken():\n    raise RuntimeError('no file')\n"
    )
    (tmp_path / "findings.yaml").write_text(CATALOGUE, encoding="utf-8")
    info = tmp_path / "report_2024-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: report-2024\nVersion: 1.2\n")
    (info / "entry_points.txt").write_text(
        "[planchk.catalogues]\nmine-2024 = report_2024:catalogue\nbad = report_2024:broken\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_shipped_catalogue_goes_by_its_id() -> None:
    assert load_catalogue(SHIPPED) == load_catalogue()
    assert load_catalogue().id == SHIPPED


def test_an_installed_catalogue_goes_by_its_id(package: Path) -> None:
    assert load_catalogue("mine-2024").id == "mine-2024"
    assert installed_catalogues()["mine-2024"] == "report-2024 1.2"


def test_a_file_goes_before_an_id(package: Path) -> None:
    (package / "mine-2024").write_text(CATALOGUE.replace("title: Mine", "title: The file"), encoding="utf-8")
    assert load_catalogue("mine-2024").title == "The file"


def test_a_package_that_fails_is_told(package: Path) -> None:
    with pytest.raises(InputError, match=r"report-2024 does not give this catalogue: RuntimeError: no file"):
        load_catalogue("bad")


def test_an_unknown_name_is_told(package: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        load_catalogue("mine-2025")


def test_one_broken_package_hides_no_other_catalogue(package: Path) -> None:
    run = run_planchk(package, "catalogue", "list", PYTHONPATH=str(package))
    assert run.code == 2
    assert "mine-2024  version 1, from report-2024 1.2" in run.out
    assert "does not give this catalogue: RuntimeError: no file" in " ".join(run.err.split())


def test_a_mistyped_id_is_told_with_the_nearest(package: Path) -> None:
    with pytest.raises(InputError, match="Did you mean 'mine-2024'"):
        load_catalogue("mine-202")
