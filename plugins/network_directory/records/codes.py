"""The catalog of problem codes. A code is stable: it never changes its meaning and is never used again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """What a code stands for."""

    title: str
    """The fault in a few words."""
    help: str
    """Why it matters and how to mend it, in a sentence or two."""
    warning: bool = False
    """Whether a build goes on in spite of it."""


GROUPS = {"1": "file", "2": "field", "3": "records"}
"""What is at fault, by the first digit of a code."""

CODES: dict[str, Code] = {
    # 1xx: the file cannot be read
    "ND101": Code("Not UTF-8 text", "Save the file as UTF-8; every editor offers it under “Save as” or “Encoding”."),
    "ND102": Code("File too large", "A record describes one organization; move long material to your own site."),
    "ND103": Code("Not a valid file name", "The name is the record's permanent address: a-z, 0-9 and hyphens."),
    "ND104": Code("Two files for one record", "Keep either the .md or the .yml file and delete the other."),
    "ND105": Code("Front matter missing", "A Markdown record starts with a line of three hyphens, then its fields."),
    "ND106": Code("Front matter not closed", "Put a line of three hyphens between the fields and the text."),
    "ND107": Code("Empty file", "Write the record's fields, or delete the file."),
    "ND108": Code("Not valid YAML", "Check the line named and the one above it: quotes, colons, indentation."),
    "ND109": Code("Unfinished merge", "Choose one of the two versions and delete the lines of <, = and > signs."),
    "ND110": Code("Tab used for indentation", "YAML is indented with spaces, two for each step."),
    "ND111": Code("Anchor, alias or tag", "Records use plain values only: write the value out where it is needed."),
    "ND112": Code("Key written twice", "Keep one of the two; only one could count."),
    "ND113": Code("Nested too deeply", "No field of a record is nested this deeply; check brackets and indentation."),
    "ND114": Code("Not a list of fields", "A record is a list of “key: value” lines."),
    "ND115": Code("Wrong file extension", "Records end in .md or .yml."),
    "ND116": Code("File missing", "The network needs this file."),
    "ND117": Code("Not a file", "Links are not followed: a record is a file of its own."),
    "ND118": Code("Typographic quotation marks", "YAML knows straight ones only; others are part of the text."),
    "ND119": Code("Cut off by a # sign", "What follows a # is a comment, and is not read; quotes keep it in the text."),
    "ND120": Code("Record where nobody reads it", "Each kind of record has a folder of its own."),
    "ND121": Code("Translation", "Records can be translated in a later version."),
    "ND125": Code("Line of hyphens among the fields", "What stands below it would be read as text and not count."),
    "ND126": Code("Two entries in one file", "Each record has a file of its own, whose name is its address."),
    "ND133": Code("Setting that does nothing", "Only options that exist are read, and a plugin is listed once."),
    "ND134": Code("Setting that cannot be used", "A site cannot be built with this value in mkdocs.yml."),
    "ND135": Code("File that a browser would run", "What runs on the site's pages is the theme's, or allowed by name."),
    "ND136": Code("File that cannot be opened", "Whoever builds the site must be able to read all of it."),
    # 2xx: a field of the record is wrong
    "ND201": Code("Unknown key", "Only the fields of the record format are read; anything else would be lost."),
    "ND202": Code("Required key missing", "Without it the record cannot be shown."),
    "ND203": Code("Wrong kind of value", "The field needs a word, a list or a group of fields, and got another."),
    "ND204": Code("Refers to nothing", "The id names a record, place, term or recommendation that does not exist."),
    "ND205": Code("Not one of the choices", "The field takes one of a few words."),
    "ND206": Code("Not a date", "Write dates as 2026-05-01, or 2026-05, or 2026."),
    "ND207": Code("Not a web address", "Addresses start with https://, http:// or mailto:."),
    "ND208": Code("Too long", "Short texts stay readable in lists and search results."),
    "ND209": Code("Not a number", "Write digits only, with a point for decimals."),
    "ND210": Code("Not a valid id", "Ids are a-z, 0-9 and single hyphens, at most 64 characters."),
    "ND211": Code("HTML in the text", "Texts are Markdown or plain; HTML would be shown as it is written."),
    "ND212": Code("Invisible or control character", "It could hide or reorder text; type the text again."),
    "ND213": Code("Code in the wrong form", "Registries check their codes' form, and so do we."),
    "ND214": Code("Not an e-mail address", "Write an address of a role, such as hello@example.org."),
    "ND215": Code(
        "Logo cannot be used",
        "A logo is a PNG, JPEG or WebP file of at most 256 KiB, beside the record.",
    ),
    "ND216": Code("Not a language tag", "Languages are BCP 47 tags such as en, es or pt-BR."),
    "ND217": Code("Key in the wrong place", "The field exists, but one step further in or out."),
    "ND218": Code("Listed twice", "One entry is enough; two could contradict each other."),
    "ND219": Code("Goes with another field", "Some fields need, or rule out, another."),
    "ND220": Code(
        "Link or picture not allowed", "Links go to the web or to mail; pictures are not loaded from elsewhere."
    ),
    "ND221": Code("Relation stated on the wrong side", "A relation is written once; the site shows it on both sides."),
    "ND222": Code("Empty value", "A list entry without content says nothing; fill it in or delete the line."),
    "ND223": Code("Out of range", "The number cannot be right."),
    "ND224": Code("HTML in a plain text", "The field takes no formatting; visitors would read the tags.", warning=True),
    "ND225": Code("Address that follows its readers", "Link to the page itself, and to nobody else.", warning=True),
    "ND226": Code("Garbled letters", "They were read in another encoding than saved; type them again.", warning=True),
    "ND228": Code("Check digits do not fit", "Registries add digits that show a slip of the pen.", warning=True),
    # 3xx: records do not fit together
    "ND233": Code("Too many open brackets", "Nobody means so many, and each would slow down the reading of the text."),
    "ND234": Code("Nested too deeply", "No reader follows so many lists within lists."),
    "ND301": Code("Maybe the same organization", "Two records with one name or address; keep one.", warning=True),
    "ND302": Code("Old id in use", "An old address can lead to one record only."),
    "ND303": Code("Claim without evidence", "It is shown as a claim; evidence makes it count.", warning=True),
    "ND304": Code("Goes round in a circle", "Following the field leads back to this record."),
    "ND305": Code("Date in the future", "What has not happened cannot be recorded as done."),
    "ND306": Code("Review before the evidence", "A review can only rest on evidence that existed."),
    "ND307": Code("Not independent", "Evidence on the partner's own site is the partner's own."),
    "ND308": Code("Levels contradict each other", "A badge level asks for something that those below it do not."),
    "ND309": Code("Rule that nobody can meet", "It asks for more than there is."),
    "ND310": Code("Led by a former partner", "A strategy needs a lead who is in the network."),
    "ND311": Code("Lead does not serve the place", "Say that the lead serves it, or choose another.", warning=True),
    "ND312": Code("Target before its baseline", "A measure runs from the baseline to the target."),
    "ND313": Code("Readings out of order", "Readings run from the baseline on to the newest, one for each date."),
    "ND314": Code("Evidence without a date", "Undated evidence is shown, but cannot count as current.", warning=True),
    "ND315": Code("Looks personal", "People move on; a role's address stays, and keeps them private.", warning=True),
    "ND316": Code("Leads back to nothing", "A strategy serves a principle or a recommendation.", warning=True),
    "ND317": Code("Leads to a hub that has ended", "Readers are sent on to where nobody works any more.", warning=True),
    "ND318": Code("Unlikely year", "What is at work today was not founded then.", warning=True),
    "ND319": Code("Off the map", "The point does not lie where the place is said to be.", warning=True),
    "ND325": Code("Member of a hub that has ended", "Nobody works there any more; name the one at work.", warning=True),
    "ND330": Code("Cannot be accepted", "A record accepts warnings of its own, by their codes, and nothing else."),
    "ND331": Code("Nothing to accept", "The warning is gone, so accepting it says nothing any more.", warning=True),
}

STALE = "ND331"
"""What is said of an accepted warning that no longer arises."""


def acceptable(code: str) -> bool:
    """Whether records can accept it."""
    return code in CODES and CODES[code].warning and code != STALE
