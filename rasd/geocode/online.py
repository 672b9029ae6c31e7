"""Nominatim behind the offline geocoder: only where it is asked for by name, never by default.

At most one request a second, every answer kept in a file so that nothing is asked twice, and
`what_it_sends` says in one sentence what leaves the machine.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.location import Location
from geopy.point import Point

from rasd import __version__
from rasd.errors import SourceUnavailable

USER_AGENT: Final = f"rasd/{__version__} (incident atlas; one request a second)"
SECONDS: Final = 1.0
"""Least time between two requests. Source: usage policy of Nominatim, at most one a second."""
HOST: Final = "nominatim.openstreetmap.org"
LONGEST: Final = 200
"""Longer texts are not sent: a name of a place is never so long, a sentence may be."""

_Known = dict[str, list[Any] | None]


def what_it_sends(host: str = HOST) -> str:
    """Return the sentence that a person must see before anything is sent."""
    return (
        f"For a place that Rasd does not know, its name as written, and nothing else of the "
        f"article, is sent to {host} with the words '{USER_AGENT}' and your address on the "
        f"network; answers are kept on this machine and not asked for again."
    )


class OnlineGeocoder:
    """Asks Nominatim for names in one country, slowly, and remembers the answers in a file."""

    def __init__(
        self,
        cache: Path,
        *,
        country_code: str = "iq",
        adapter_factory: Callable[..., Any] | None = None,
        seconds: float = SECONDS,
        timeout: float = 10.0,
    ) -> None:
        more = {} if adapter_factory is None else {"adapter_factory": adapter_factory}
        self._asker = Nominatim(user_agent=USER_AGENT, timeout=timeout, domain=HOST, **more)
        self._ask = RateLimiter(
            self._asker.geocode, min_delay_seconds=seconds, max_retries=0, swallow_exceptions=False
        )
        self._country_code = country_code
        self._cache = cache
        self._known = _read(cache)

    def locate(self, name: str) -> Location | None:
        """Return the place of a name, None where there is none; SourceUnavailable without a net."""
        key = " ".join(name.split()).casefold()
        if not key or len(key) > LONGEST:
            return None
        if key not in self._known:
            self._known[key] = self._asked(name)
            _write(self._cache, self._known)
        known = self._known[key]
        if known is None:
            return None
        address, lat, lon = known
        return Location(address, Point(lat, lon), {"source": HOST})

    def _asked(self, name: str) -> list[Any] | None:
        try:
            found = self._ask(" ".join(name.split()), country_codes=self._country_code)
        except GeopyError as error:
            reason = type(error).__name__
            raise SourceUnavailable(f"{HOST} does not answer ({reason}).") from error
        return None if found is None else [found.address, found.latitude, found.longitude]


def _read(path: Path) -> _Known:
    """Return the remembered answers; a damaged file is as good as none."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    pairs = held.items() if isinstance(held, dict) else ()
    return {key: value for key, value in pairs if value is None or _sound(value)}


def _sound(value: object) -> bool:
    return isinstance(value, list) and [type(v) for v in value] == [str, float, float]


def _write(path: Path, known: _Known) -> None:
    """Replace the file in one step, so that a crash leaves the old or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(known, file, ensure_ascii=False, indent=0)
    Path(name).replace(path)
