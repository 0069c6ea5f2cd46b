"""Every word that visitors see and that is not the office's own: what the catalogues must hold."""

from __future__ import annotations

from pathlib import Path

from masswerk.base.components import STATIONS
from masswerk.base.components.navigation import LEGAL
from masswerk.base.components.states import DECISIONS, EDITIONS, FATES, STATUSES
from masswerk.base.components.text import SPOKEN
from masswerk.base.messages import of_folder, of_python, of_template
from masswerk.concepts.rules.kinds import GERMAN
from masswerk.events.models import EventKind
from masswerk.participation import synopsis
from masswerk.participation.models import Channel, Outcome

SOURCE = Path(__file__).resolve().parents[2] / "src" / "masswerk"
FRAME = ("brand", "foot", "frame", "page", "print", "error", "refusal", "disk_full")
TEMPLATES = SOURCE / "participation" / "templates" / "participation"
MODULES = ("people/front.py", "concepts/publishing.py", "measures/thread.py", "events/thread.py",
           "events/views/public.py", "events/ways.py", "surveys/ways.py", "participation/ways.py",
           "participation/words.py", "participation/forms.py", "participation/apps.py",
           "surveys/views/public.py", "surveys/forms.py")


def messages() -> set[str]:
    """Messages of the packages visitors see, of the frame around them, and the words of components."""
    found = of_folder(SOURCE / "public") | of_folder(SOURCE / "thread") | of_folder(SOURCE / "base" / "components")
    found |= of_folder(SOURCE / "base" / "templates" / "base" / "errors")
    found |= of_folder(SOURCE / "events" / "templates" / "events" / "public")
    found |= of_folder(SOURCE / "participation" / "views" / "public")
    found |= of_folder(SOURCE / "surveys" / "templates" / "surveys" / "public")
    found |= of_folder(SOURCE / "surveys" / "templates" / "surveys" / "parts")
    found |= of_folder(SOURCE / "network")
    for path in (*TEMPLATES.glob("*.html"), *TEMPLATES.glob("parts/*.html")):
        found.update(of_template(path.read_text(encoding="utf-8")))
    for name in FRAME:
        found.update(of_template((SOURCE / "base" / "templates" / "base" / f"{name}.html").read_text(encoding="utf-8")))
    for name in MODULES:
        found.update(of_python((SOURCE / name).read_text(encoding="utf-8")))
    return found | set(words())


def words() -> list[str]:
    """Words that stand in tables of components and rules; they are translated where they are shown."""
    looks = [look[0] for table in (STATUSES, DECISIONS, FATES, EDITIONS) for look in table.values()]
    said = [*synopsis.SAID, *(synopsis.HEADERS[name] for name in synopsis.ON_PAGE)]
    labels = [str(label) for choices in (Channel, Outcome, EventKind) for label in choices.labels]
    return [*looks, *SPOKEN.values(), *STATIONS.values(), *(word for _, word in LEGAL), *GERMAN.values(), "Seiten",
            *said, *labels]
