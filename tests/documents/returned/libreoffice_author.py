"""A person at work in LibreOffice, played by its own programming interface: run by the Python that belongs to it.

    python3 libreoffice_author.py draft.docx folder

Each scenario opens the draft, changes it with the tracking the draft asks for, and saves it as DOCX and ODT.
"""

import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

PIPE = f"masswerk{time.time_ns()}"


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


class Author:
    """Changes one opened document."""

    def __init__(self, document):
        self.document, self.text = document, document.Text

    def find(self, words):
        search = self.document.createSearchDescriptor()
        search.SearchString = words
        return self.document.findFirst(search)

    def replace(self, words, new):
        self.find(words).String = new

    def type_behind(self, words, new):
        found = self.find(words)
        found.Text.insertString(found.End, new, False)

    def enter_behind(self, words, new=""):
        cursor = self.text.createTextCursorByRange(self.find(words).End)
        self.text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        self.text.insertString(cursor, new, False)

    def enter_before_paragraph(self, words, new):
        cursor = self.text.createTextCursorByRange(self.find(words).Start)
        cursor.gotoStartOfParagraph(False)
        self.text.insertString(cursor, new, False)
        self.text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)

    def strike_from_to(self, first, last):
        cursor = self.text.createTextCursorByRange(self.find(first).Start)
        cursor.gotoRange(self.find(last).End, True)
        cursor.String = ""

    def delete_untracked(self, words):
        self.document.RecordChanges = False
        cursor = self.text.createTextCursorByRange(self.find(words).Start)
        cursor.gotoStartOfParagraph(False)
        cursor.goLeft(1, False)
        cursor.gotoRange(self.find(words).End, True)
        cursor.gotoEndOfParagraph(True)
        cursor.String = ""


def words(author):
    author.replace("zwanzig", "dreißig")
    author.type_behind("Volkshochschule", " Harz")
    author.replace("Beratung im Rathaus", "")


def paragraphs(author):
    author.enter_behind("Sprachkurse am Abend", "Sprachkurse am Morgen")
    author.enter_behind("geehrt.", "Ein Absatz am Ende.")
    author.enter_before_paragraph("Die Ehrenamtlichen", "Ein Absatz davor.")


def parted(author):
    author.enter_behind("begleitet ")


def across(author):
    author.strike_from_to("zwanzig", "Sprachkurse")


def gone(author):
    author.delete_untracked("Die Ehrenamtlichen")


SCENARIOS = (words, paragraphs, parted, across, gone)


def connected():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(100):
        try:
            return resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.3)
    sys.exit("LibreOffice did not start")


def main(draft, folder):
    profile = f"-env:UserInstallation=file://{folder}/profile"
    process = subprocess.Popen(["soffice", profile, "--headless", "--norestore", f"--accept=pipe,name={PIPE};urp;"])
    try:
        context = connected()
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        for scenario in SCENARIOS:
            document = desktop.loadComponentFromURL(Path(draft).as_uri(), "_blank", 0, (option("Hidden", True),))
            assert document.RecordChanges, "the draft does not ask for tracking"
            scenario(Author(document))
            for form, name in (("odt", "writer8"), ("docx", "MS Word 2007 XML")):
                document.storeToURL(f"file://{folder}/{scenario.__name__}.{form}", (option("FilterName", name),))
            document.close(True)
        desktop.terminate()
    finally:
        process.wait(20)


if __name__ == "__main__":
    main(*sys.argv[1:])
