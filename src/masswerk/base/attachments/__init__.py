"""Files that belong to something: pictures in the concept, a body's logo, papers beside a record.

    picture = examine(file, name=file.name, purpose="figure")   # slow, refuses; before the action
    kept = attach(picture, body_id=body.pk, by=account)         # an action; keep a foreign key to the row

A package joins what it attaches files for with `join(Purpose(...))` and says there who may see them; the file is
then at `kept.address`. Names on disk cannot be guessed, and the folder is served by nobody.
"""

from masswerk.base.attachments.examining import Examined, examine, scan
from masswerk.base.attachments.keeping import attach, empty, read, remove
from masswerk.base.attachments.purposes import Purpose, join

__all__ = ["Examined", "Purpose", "attach", "empty", "examine", "join", "read", "remove", "scan"]
