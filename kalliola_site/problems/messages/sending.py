"""What is said of sending texts to be published."""

from __future__ import annotations

from kalliola_site.problems.problem import Phrase

# What there is to send

TITLE = Phrase("What you changed")
NOTHING_TO_SEND = Phrase("Nothing has changed since it was last sent.")
ADDED = Phrase("new")
REMOVED = Phrase("removed")
CHANGED = Phrase("changed")
MOVED = Phrase("moved")
PICTURE = Phrase("a picture")
TABLE = Phrase("a table of measurements")
RECORD = Phrase("a record that the program keeps by itself")
OTHER_FILE = Phrase("another file")
YES = Phrase("yes")
NO_WORDS = Phrase("no words, only comments or how it is laid out")
GOES_ALONG = Phrase("Saved in git before, but never sent; it goes along: {subjects}")
LEFT_OUT = Phrase(
    "Not sent, for a rule of the project (.gitignore) leaves it out: {files}. If the site needs it, tell"
    " whoever maintains the project."
)
PLACE = Phrase("{address}, branch {branch}")

# What is asked

ASK_WHY = Phrase("Why did you change it? One line, for those who look later")
ASK_NAME = Phrase("Your name, as it will stand in the history")
ASK_EMAIL = Phrase("Your e-mail address, as it will stand in the history")
ASK_KEEP = Phrase("Remember them on this computer, for this project only")
ASK_SEND = Phrase("Send these changes to be published ({place})?")
WHERE = Phrase("They go to: {place}")
NOT_SAVED = Phrase(
    "Something that you wrote is not saved yet, and is not sent: go back to the page and save it."
)
BACK = Phrase("Back to the site")
SENDING = Phrase("Checking and sending …")
STOPPED = Phrase("The preview does not answer. Nothing is lost: start it again, then load this page again.")
WHO = Phrase("Sent as {name} <{email}>")
NO_REASON = Phrase("Write in one line why the texts were changed.")
WHO_ARE_YOU = Phrase(
    "It is not known yet on this computer who you are: write your name and your e-mail address."
)
NOT_AN_IDENTITY = Phrase("Write a name, and an e-mail address such as name@example.org.")
GIVE_WHY = Phrase('say why the texts were changed, as in --why "Shorter titles"')
GIVE_YES = Phrase("nobody is here to be asked: add --yes to send, or --dry-run to look only")
GIVE_IDENTITY = Phrase(
    "Git does not know yet who you are. Tell it once, and send again:\n"
    '    git config user.name "First Last"\n'
    "    git config user.email name@example.org"
)
ONLY_LOOKED = Phrase("Nothing was sent: this was only to look (--dry-run).")
NOT_SENT_YET = Phrase("Nothing was sent.")

# While it goes on

CHECKING = Phrase("Checking the texts …")
FETCHING = Phrase("Fetching what others have sent …")
PUSHING = Phrase("Sending …")
SEND = Phrase("Send")

# Afterwards

SENT = Phrase("Sent ({commit}).")
WITH_OTHERS = Phrase("Others had sent changes meanwhile: both are kept, and theirs are here now, too.")
NOT_HERE_YET = Phrase(
    "Others had sent changes, too. They are not in your files yet, since you have changed the same files"
    " meanwhile; they come the next time you send."
)
WORKFLOW_RUNS = Phrase(
    "The texts are now checked once more and published (“{name}”); it takes a few minutes.\n"
    "See how it goes: {page}"
)
SITE_AT = Phrase("Then look here: {page}")
NOT_PUBLISHED_BY_ITSELF = Phrase(
    "The branch {branch} is not published by itself: ask for it to be taken over (a pull request): {page}"
)
SOMEBODY_PUBLISHES = Phrase(
    "The texts are now in {address}. Nothing here tells how the site is published from there: ask whoever"
    " maintains the project."
)
IDENTITY_KEPT = Phrase(
    "Your name and e-mail address are remembered for this project on this computer (.git/config)."
)
IDENTITY_NOT_KEPT = Phrase(
    "Your name and e-mail address stand in this one change; they are kept nowhere else."
)

# Conflicts

CONFLICTS = Phrase(
    "Somebody else has changed the same texts meanwhile. Nothing was sent yet, and nothing is lost:"
    " choose for each which words stand, or write others."
)
CONFLICTS_IN_TERMINAL = Phrase(
    "Somebody else has changed the same texts meanwhile. Nothing was sent, and nothing is lost. To choose"
    " which words stand, send in a terminal that can ask, or from the preview (/_preview/changes)."
)
CONFLICT_ELSEWHERE = Phrase(
    "Others have changed the same files, and these are no texts: {files}. Nothing was sent. Ask whoever"
    " maintains the project to bring them together."
)
WRONG_TOGETHER = Phrase(
    "{counts}: your texts are right by themselves, but not together with what others have sent meanwhile."
    " Nothing was sent; all is as it was."
)
NOTHING_SENT = Phrase("{counts}. Nothing was sent: mend this first.")
MINE = Phrase("Mine")
THEIRS = Phrase("Theirs")
BOTH = Phrase("Both, theirs first")
OTHER_WORDS = Phrase("Other words")
IT_WAS = Phrase("It was")
WAS_REMOVED = Phrase("(removed)")
WHOLE_FILE = Phrase("the whole file")
LINES = Phrase("lines {first}–{last}")
CHANGED_SINCE = Phrase("The texts have changed since you looked. Nothing was sent: look at them again.")
SEND_AS_SETTLED = Phrase("Send as settled")

# What is in the way

NO_GIT = Phrase("There is no git on this computer, so nothing can be sent from here.")
NO_REPOSITORY = Phrase("This folder is no copy that git keeps, so nothing can be sent from here.")
NOT_YOUR_FOLDER = Phrase("This folder belongs to another user of the computer, so git does not work in it.")
NO_COMMIT = Phrase("Git keeps nothing of this project yet: nothing has ever been saved in it.")
NO_REMOTE = Phrase("Git keeps this project on this computer only: it knows no place to send it to.")
NO_BRANCH = Phrase(
    "Git shows an old state of the project, not its newest (a detached HEAD), so nothing can be sent. Go"
    " back to the branch first, as in: git switch main"
)
UNDER_WAY = Phrase(
    "In git, something was begun that has to be finished first (a merge, a rebase …). Nothing was sent."
    " See: git status"
)
ALREADY_SENDING = Phrase("Something is just being sent or saved. Wait until it is done.")
SIGN_IN = Phrase(
    "The place that texts are sent to wants to know who you are, and git could not tell. Nothing was"
    " sent. Sign in once, in GitHub Desktop or with Sync Changes in VS Code; then send again.\n"
    "{said}"
)
NO_RIGHTS = Phrase(
    "You may look at the project, but not send to it. Nothing was sent; ask whoever maintains it for the"
    " right to.\n"
    "{said}"
)
PROTECTED = Phrase(
    "This branch takes no changes directly: somebody has to look at them first. Nothing was sent. Ask"
    " whoever maintains the project how changes are proposed.\n"
    "{said}"
)
REMOTE_REFUSED = Phrase("The other side did not take the changes. Nothing was sent. It says:\n{said}")
HOOK_REFUSED = Phrase(
    "A check of the project's own ({hook}) did not let the changes through. Nothing was sent. It says:\n"
    "{said}"
)
NO_NETWORK = Phrase(
    "The place that texts are sent to does not answer. Nothing was sent. Is there a network?\n{said}"
)
REMOTE_GONE = Phrase(
    "The place that texts are sent to is not there, or not for you. Nothing was sent. Ask whoever"
    " maintains the project.\n"
    "{said}"
)
NOT_SIGNED = Phrase(
    "Git is set to sign changes, and signing did not work. Nothing was sent. Ask whoever set up git on"
    " this computer.\n"
    "{said}"
)
IN_USE = Phrase(
    "Another program is just using git in this project. Nothing was sent. Close it, or wait, and send"
    " again.\n"
    "{said}"
)
DISK_FULL = Phrase("The disk is full. Nothing was sent.\n{said}")
TOO_SLOW = Phrase("Git did not finish in time and was stopped. Nothing was sent; try again.")
OVERTAKEN = Phrase(
    "Others were sending again and again at the same time. Nothing was sent; try again in a moment."
)
GIT_FAILED = Phrase("Git could not do it. Nothing was sent. It says:\n{said}")

# As a file

PACK = Phrase("Take the changed files as a zip file")
PACKED = Phrase(
    "The changed files are in {file}. Send it to whoever publishes the site: they unpack it over the"
    " project, so that each file comes to its place, and publish."
)
ALL_PACKED = Phrase(
    "What changed cannot be told without git, so all of content/ is in {file}. Send it to whoever"
    " publishes the site: they put it in the place of their own."
)
PACK_REMOVED = Phrase("A zip file cannot remove any: tell them to delete {files}")
CAN_PACK = Phrase(
    "You can take the changed files as a zip file and send it to whoever publishes the site{how}."
)
PACK_HOW = Phrase(": {program} send --zip changes.zip{in_project}")
