# Help pages of the command line.
help-heading-usage = Usage:
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-commands = Commands
help-heading-examples = Examples:

help-vigie = Checks a phone for traces of spyware, keeps what was found, and says what could not be seen.
    vigie reads copies that the phone's owner hands in. It changes nothing, deletes nothing and sends nothing.
help-vigie-examples =
    {"  "}vigie demo                                   see what vigie does, without a phone
    {"  "}vigie check ~/Backups/0000-1111              check the backup of an iPhone
    {"  "}vigie check sysdiagnose_2026.tar.gz          check what an iPhone collects of itself
    {"  "}vigie check bugreport.zip                    check the bug report of an Android phone
    {"  "}vigie indicators import ~/indicators         add published indicators

help-check = Check what a phone left behind: what an iPhone, an iPad or an Android phone gave
    iPhone, iPad: a backup of Finder, iTunes or idevicebackup2, encrypted or not (encrypted ones hold more); a sysdiagnose (.tar.gz or folder), which the phone makes by itself; a dump of its file system (folder, zip or tar); a logarchive; an App Privacy Report; crash reports, one or a folder of them; a lone shutdown.log.
    Android: a bug report (zip, folder or text); an acquisition of AndroidQF or Bugbane, encrypted or not; a backup.ab; intrusion logs; an app as APK; a lone dumpsys, getprop, packages.json or logcat. Several copies of one phone can be handed in together.
help-check-examples =
    {"  "}vigie check ~/Backups/0000-1111
    {"  "}vigie check ~/Backups --indicators pegasus.stix2 --lang fr
    {"  "}vigie check bugreport.zip --country fr
    {"  "}vigie check bugreport.zip androidqf/ backup.ab --known app:com.example.helper
    {"  "}vigie check 0000-1111.zip.age --identity key.txt --owner-consents
    {"  "}vigie check ~/Backups/0000-1111 --password-file secret.txt --owner-consents --json

help-demo = Build two made-up phones, one watched and one not, check both and explain what you see
help-demo-examples =
    {"  "}vigie demo
    {"  "}vigie demo --android
    {"  "}vigie demo --lang fr --keep-in ./demo

help-indicators = Published signs of known tools: add them, see which are there
help-indicators-examples =
    {"  "}vigie indicators import ~/mvt-indicators ioc.yaml
    {"  "}vigie indicators update --from https://mirror.example/index.json --key mirror.pub
    {"  "}vigie indicators list
help-indicators-import = Add sets of indicators from files or folders (STIX 2, MISP, ECHAP's lists, TinyCheck, Suricata, hosts files)
help-indicators-list = List the sets that every check uses, with their dates and counts
help-list = List what this vigie reads: artefacts, checks or kinds of sources
help-list-examples =
    {"  "}vigie list artefacts
    {"  "}vigie list checks --json
help-indicators-list-examples =
    {"  "}vigie indicators list
    {"  "}vigie indicators list --json
help-completions-examples =
    {"  "}vigie completions bash > ~/.local/share/bash-completion/completions/vigie
help-man-examples =
    {"  "}vigie man check | man -l -
help-completions = Print the completions for a shell
help-man = Print a page of the manual

help-argument-path = What was handed in: files or folders, or a folder that holds several
help-argument-set = A file of indicators, or a folder of such files
help-argument-what = artefacts, checks or sources
help-argument-shell = bash, elvish, fish, powershell or zsh
help-argument-man-command = The command that the page is about; without it, vigie as a whole

help-option-help = Print help
help-option-version = Print the version
help-option-lang = The language of everything that vigie says; else that of your system
help-option-color = When to use colours; NO_COLOR is respected
help-option-case = Where to keep the case; else a new folder named by the date, where you stand
help-option-indicators = Compare with these indicators too, for this run only; a file or a folder
help-option-password-file = Read the password of what was handed in from the first line of this file
help-option-password-fd = Read the password of what was handed in from this open file descriptor
help-option-owner-consents = State that the phone's owner agrees to this check, instead of being asked
help-option-known = What the owner knows and explains: managed, parental, root, profile:ID, app:ID, account:MAIL, computer:NAME, device:NAME, adb:HOST
help-option-only = Read only this artefact (see: vigie list artefacts)
help-option-skip = Do not read this artefact
help-option-hash = all: hash every file of the source, not only those that are read
help-option-keep = records: keep every record that was read in the case. It then holds much of the phone's private life
help-option-json = Print one JSON document, for machines, instead
help-option-keep-in = Keep the made-up phones and their cases in this new folder

# Indicator sets with an index.
help-indicators-import-examples =
    {"  "}vigie indicators import ~/mvt-indicators ioc.yaml
    {"  "}vigie indicators import /media/stick/indicators --key mirror.pub     with a signed index
help-indicators-update = Bring the sets up to date from a mirror that you name; nothing else in vigie uses the network, and never by itself
help-indicators-update-examples =
    {"  "}vigie indicators update --from https://mirror.example/index.json --key mirror.pub
    {"  "}vigie indicators update                     the same mirror and key as the last time

    There is no mirror and no key of vigie's own yet: ask whoever runs the mirror for both, and get
    the key another way than from the mirror itself. They are remembered once an update has succeeded.
help-option-from = Address of the index (https); else that of the last update
help-option-key = Public key of minisign that must have signed the index: its file, or the key itself; else that of the last update
help-option-ca = Certificates (PEM) by which a mirror of your own is known, instead of the public ones
help-option-unsigned = Accept an index that nobody signed. Every result that uses its sets will say so
help-option-force = Accept an index that is older than the last one, or in which most of it is gone

# Names of values in usage lines; those without an entry are the same in every language.
help-value-path = PATH
help-value-dir = DIR
help-value-file = FILE
help-value-case = CASE
help-value-text = TEXT
help-value-what = WHAT
help-value-zone = ZONE
help-value-key = KEY
help-value-url = URL
help-value-command = COMMAND

# Android, and where help is looked for.
help-option-android = Build Android phones instead of iPhones
help-option-country = Name the helplines of this country in the result; known: fr. Without it, none is guessed

# Keys of acquisitions.
help-option-identity = Open what is encrypted by age with the keys in this file (an identity: AGE-SECRET-KEY-1…)
# Sections of a page of the manual.
man-title-name = NAME
man-title-synopsis = SYNOPSIS
man-title-description = DESCRIPTION
man-title-arguments = ARGUMENTS
man-title-options = OPTIONS
man-title-commands = COMMANDS
man-title-more = EXAMPLES
man-title-version = VERSION

# The local app.
help-app = Do all of this on pages in your browser, without typing commands. Nothing leaves this computer
    Served to this computer alone, at an address that works once. vigie ends when you stop it there, on Ctrl-C, or after half an hour without use. Started without a terminal, as by a double click, vigie does this by itself.
help-app-examples =
    {"  "}vigie app
    {"  "}vigie app --no-browser --port 8000
help-option-no-browser = Print the address alone, and open no browser
help-option-port = Serve the pages at this port; else at a free one
