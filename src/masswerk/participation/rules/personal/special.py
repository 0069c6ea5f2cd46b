"""What the law protects in particular (health, religion, residence, sexuality), where a sentence says it of somebody.

"Menschen mit Behinderung brauchen Aufzüge" says it of nobody; "mein Sohn hat Asthma" does.
Source: GDPR, Art. 9 and Art. 10; residence is added, because it exposes people in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from masswerk.participation.rules.personal.people import KIN

_PARTS = re.compile(r"[^.!?;:\n]+")
_WORDS = re.compile(r"\b(?:" + "|".join((
    r"Krebs|Krebserkrank\w+|Depression(?:en)?|depressiv|Diabetes|Asthma|Epilepsie|Autismus|Autist(?:in)?|autistisch",
    r"HIV|Traum(?:a|ata)|traumatisiert\w*|PTBS|schwanger|chronisch krank|psychisch krank|schwerbehindert|behindert",
    r"Behinderung|Schwerbehinderung|Schwerbehindertenausweis|gehörlos|blind|taub|Pflegegrad|Rollstuhl|Dialyse",
    r"Schlaganfall|Herzinfarkt|Psychiatrie|Psychotherapie|suchtkrank|alkoholkrank|drogenabhängig|operiert|Demenz|dement",
    r"Multiple Sklerose|Rheuma|krankgeschrieben|erwerbsunfähig|Muslim(?:in|e)?|Christ(?:in)?|Jude|Jüdin|jüdisch|Jeside",
    r"Jesidin|Alevit(?:in)?|konvertiert|getauft|schwul|lesbisch|homosexuell|bisexuell|transgender|geduldet|Duldung",
    r"abgeschoben|Abschiebung|vorbestraft|Gefängnis|Haft|vergewaltigt|misshandelt|cancer|depressed|depression|disabled",
    r"pregnant|traumati[sz]ed",
)) + r")\b")
NEAR = 160
"""Letters before a word that are looked at."""

_SOMEBODY = re.compile(
    rf"\b(?:[Ii]ch|[Ww]ir|I|(?:[Mm]ein|[Uu]nser|[Mm]y)(?:e[nmrs]?)? (?:{'|'.join(KIN)}|Kinder|Eltern|son|daughter|wife|"
    r"husband|brother|sister|mother|father))\b")
_IS = re.compile(
    r"\b(?:bin|ist|sind|war|waren|habe|hat|haben|hatte|hatten|leide|leidet|leiden|wurde|wurden|bekam|bekommt|bekommen|"
    r"erhielt|sitzt|sitze|lebt|lebe|gelte|am|is|was|has|have|suffer|suffers)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\b(?:für|Menschen|Personen|Leute|Geflüchtete\w*|Beratung\w*|Hilfe\w*|wünsch\w+|forder\w+|finde|schlage|dass|wichtig|"
    r"Thema|arbeite\w*|Kurs\w*|Angebot\w*|Vortrag|Gesetz\w*|Kindern|Frauen|Idee\w*|Vorschl\w+|gegen|über|viele|andere\w*)\b")
_OWN = re.compile(r"\b(?:[Mm]eine[rnms]?|[Mm]y)(?: \w+e[rnms]?)? \Z")


def special(text: str) -> Iterator[tuple[int, int]]:
    """Words of that kind in a sentence about whoever writes, or about somebody near to them.

    >>> list(special("Mein Sohn hat Asthma. Menschen mit Behinderung brauchen Aufzüge."))
    [(14, 20)]
    """
    for part in _PARTS.finditer(text):
        for word in _WORDS.finditer(part.group()):
            if _is_of_somebody(part.group(), word.start(), word.end()):
                yield part.start() + word.start(), part.start() + word.end()


def _is_of_somebody(part: str, start: int, end: int) -> bool:
    """True where a person, a verb of being or having, and the word stand together, and nothing speaks of others."""
    before = part[max(0, start - NEAR):start]
    if _OWN.search(before) and not _OF_OTHERS.search(before):
        return True
    people = list(_SOMEBODY.finditer(before))
    if not people:
        return False
    between, behind = before[people[-1].end():], part[end:end + 20]
    if _OF_OTHERS.search(between):
        return False
    # verbs stand before the person in "Seit 2020 bin ich krank", behind the word in "weil ich schwanger bin"
    ahead = before[max(0, people[-1].start() - 12):people[-1].start()]
    return any(_IS.search(words) for words in (between, ahead, behind))
