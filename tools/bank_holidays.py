"""The bank holidays of England and Wales as planchk keeps them, from the holidays library.

    python tools/bank_holidays.py    writes src/planchk/values/bank_holidays.py

Importing the library takes as long as a whole check, so planchk has what it says as a table. A test says whether the
two agree.
"""

from __future__ import annotations

from pathlib import Path

from holidays import country_holidays

TABLE = Path(__file__).parents[1] / "src" / "planchk" / "values" / "bank_holidays.py"
YEARS = range(1950, 2101)  # the library's last is 2100; no plan is older
HEAD = '''"""The weekdays that are bank holidays of England and Wales: substitute days too, and those by proclamation.

Made by tools/bank_holidays.py from the holidays library.
"""

from __future__ import annotations

# Year: month and day of each.
TABLE = """
'''


def table() -> str:
    """Return the module."""
    lines = []
    for year in YEARS:
        # The two countries have the same. The library lists the holiday itself, too, where a weekday stands in for it.
        days = sorted(day for day in country_holidays("GB", subdiv="WLS", years=year) if day.weekday() < 5)
        lines.append(f"{year}: {' '.join(f'{day:%m%d}' for day in days)}\n")
    return f'{HEAD}{"".join(lines)}"""\n'


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8", newline="\n")
