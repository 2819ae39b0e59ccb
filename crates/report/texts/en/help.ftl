# Help pages of the command line.
help-heading-usage = Usage:
help-heading-options = Options
help-heading-commands = Commands
help-heading-examples = Examples:

help-vigie = Checks a phone for traces of spyware, keeps what was found, and says what could not be seen.
    vigie reads copies that the phone's owner hands in. It changes nothing, deletes nothing and sends nothing.
help-vigie-examples =
    {"  "}vigie demo                                   see what vigie does, without a phone
    {"  "}vigie check ~/Backups/0000-1111              check the backup of an iPhone
    {"  "}vigie indicators import ~/indicators         add published indicators

help-check = Check what a phone left behind: today, a backup of an iPhone or iPad, encrypted or not
help-check-examples =
    {"  "}vigie check ~/Backups/0000-1111
    {"  "}vigie check ~/Backups --indicators pegasus.stix2 --lang fr
    {"  "}vigie check ~/Backups/0000-1111 --password-file secret.txt --owner-consents --json

help-demo = Build two made-up iPhones, one watched and one not, check both and explain what you see
help-demo-examples =
    {"  "}vigie demo
    {"  "}vigie demo --lang fr --keep-in ./demo

help-indicators = Published signs of known tools: add them, see which are there
help-indicators-examples =
    {"  "}vigie indicators import ~/mvt-indicators ioc.yaml
    {"  "}vigie indicators list
help-indicators-import = Add sets of indicators from files or folders (STIX 2, ECHAP's YAML and CSV)
help-indicators-list = List the sets that every check uses, with their dates and counts
help-list = List what this vigie reads: artefacts, checks or kinds of sources
help-completions = Print the completions for a shell
help-man = Print a page of the manual

help-argument-path = What was handed in: the folder of a backup, or a folder that holds several
help-argument-set = A file of indicators, or a folder of such files
help-argument-what = artefacts, checks or sources
help-argument-man-command = The command that the page is about; without it, vigie as a whole

help-option-help = Print help
help-option-lang = The language of everything that vigie says; else that of your system
help-option-color = When to use colours; NO_COLOR is respected
help-option-case = Where to keep the case; else a new folder named by the date, where you stand
help-option-indicators = Compare with these indicators too, for this run only; a file or a folder
help-option-password-file = Read the backup's password from the first line of this file
help-option-password-fd = Read the backup's password from this open file descriptor
help-option-owner-consents = State that the phone's owner agrees to this check, instead of being asked
help-option-known = What the owner knows and explains: managed, parental, root, profile:ID, app:ID, account:MAIL, computer:NAME, adb:HOST
help-option-only = Read only this artefact (see: vigie list artefacts)
help-option-skip = Do not read this artefact
help-option-hash = all: hash every file of the source, not only those that are read
help-option-keep = records: keep every record that was read in the case. It then holds much of the phone's private life
help-option-json = Print one JSON document instead of the summary
help-option-keep-in = Keep the made-up phones and their cases in this new folder
