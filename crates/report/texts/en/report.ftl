# The report: a page that is read, printed and handed on. What it shares with the summary stands in
# summary.ftl.

report-title = Report of an examination
report-skip = Go to the contents
report-contents = Contents
report-facts = At a glance
report-examined = Examined on
report-sources = Handed in
report-made-with = Made with
report-tool = { $name } { $version }
report-belongs = This report belongs to the phone's owner, who decides who reads it. It can be read in any order, and put down at any time.

report-times = Times
report-as-for = How sure it is, why it may be innocent and what could come next: as for exhibit { $number }.
report-lane-known-tool = Known signs
report-lane-suspicious = Behaviour
report-lane-exposure = Open doors
report-lane-context = Context
report-lane-count = { $kind }: { $count }

report-exhibit = Exhibit { $number }
report-exhibits = Exhibits { $list }
report-exhibits-more = Exhibits { $list }, and { $count ->
    [one] one other
   *[other] { $count } others
 } listed below
report-signs = { $count ->
    [one] One sign
   *[other] { $count } different signs
 } of this kind.
report-details-of = Technical details of exhibit { $number }
report-details-others = { $count ->
    [one] One more sign of this kind
   *[other] { $count } more signs of this kind
 }
report-evidence = Records of exhibit { $number }
report-others = Other signs of this kind
report-more-records = { $count ->
    [one] One more record is not shown here.
   *[other] { $count } more records are not shown here.
 } The places kept are in findings.jsonl, line { $line }.
report-more-findings = { $count ->
    [one] One more finding is in findings.jsonl.
   *[other] { $count } more findings are in findings.jsonl.
 }
report-nothing-found = Nothing was found by these checks in what could be read.

report-column-exhibit = Exhibit
report-column-when = When
report-column-when-utc = When (UTC)
report-column-zone = In the zone { $zone }
report-absent = { $count ->
    [one] One kind of data that is
   *[other] { $count } kinds of data that are
 } not there (in this phone, this version of the system, or this kind of copy)
report-column-where = Where
report-column-seen = What was seen
report-column-sign = Sign
report-column-records = Records
report-column-first = First
report-column-last = Last
report-column-kind = Kind of finding
report-column-what = What
report-column-data = Kind of data
report-column-state = State
report-column-period = Period
report-column-faults = What was not read, and what can be done
report-column-file = File
report-column-size = Bytes
report-column-hash = SHA-256
report-column-hash-content = SHA-256 once decrypted
report-column-set = Set
report-column-publisher = Publisher
report-column-date = Date
report-column-used = Indicators

report-section-timeline = When it happened
report-timeline-note = The drawing shows when the records were made on which the findings rest. The same stands in the table below it.
report-timeline-none = None of the records on which findings rest bears a date that can be drawn.
report-timeline-desc = { $count ->
    [one] One dated record
   *[other] { $count } dated records
 } between { $first } and { $last }, one row for each kind of finding; a taller bar stands for more records.
report-timeline-table = The same as a table
report-timeline-span = { $first } to { $last }
report-zone-known = Times are in UTC, and in the zone { $zone } that was given for the phone.
report-zone-unknown = Times are in UTC. The phone's own time zone is not known: in France the clock showed one hour more in winter, two in summer. "vigie report --zone Europe/Paris" adds a zone.
report-clock-trust = Times come from the phone's own clock, or from whoever wrote the record. A clock that was wrong gives wrong times.
report-clock-after = doubtful: later than the day on which this copy was made
report-clock-before = doubtful: earlier than the first phones of this sort
report-clock-doubts = { $count ->
    [one] One time is doubtful; it is marked, and not in the drawing.
   *[other] { $count } times are doubtful; they are marked, and not in the drawing.
 }
report-undated = { $count ->
    [one] One record bears no date.
   *[other] { $count } records bear no date.
 }

report-read-files = Each file, and its faults in technical terms
report-files-count = { $count ->
    [one] one file
   *[other] { $count } files
 }
report-more-files = { $count ->
    [one] One more line is in coverage.jsonl.
   *[other] { $count } more lines are in coverage.jsonl.
 }
report-section-sources = What was handed in
report-hashes-note = A hash is the fingerprint of a file: whoever has the same copy can check that it holds the same bytes. { $count ->
    [one] One file was hashed
   *[other] { $count } files were hashed
 } during the reading; files.jsonl lists all.
report-hashes-container = Files of which the copy itself is made
report-hashes-evidence = Files on which findings rest
report-more-hashes = { $count ->
    [one] One more is in files.jsonl.
   *[other] { $count } more are in files.jsonl.
 }
report-location = Read from { $path }
report-sets-note = Ages are counted on the day of the examination.

report-section-method = How this was done
report-method-copy = vigie read a copy. It changed nothing on the phone, sent nothing and looked nothing up.
report-method-compare = Each value was compared with published indicators, as docs/matching.md of vigie describes, and looked at by checks that need no indicator.
report-method-messages = Messages were searched for links and identifiers; what people wrote is not kept.
report-method-exhibits = Exhibit 12 is line 12 of findings.jsonl; 12.3 is its third record there. Checking the same copy again, with the same indicators and the same version of vigie, gives the same numbers.
report-method-addresses = Addresses are written with hxxp and [.] so that nobody opens them by accident. The exact values are in findings.jsonl.
report-method-escapes = Characters that cannot be seen, or that would change the order of a line, are written as a backslash, a u and their number in braces.
report-method-journal = journal.jsonl holds the hash of every file of the case; each of its lines holds the hash of the line before it.
report-method-facts = Titles, reasons and causes are vigie's reading of the facts. The facts themselves are the records: file, place, time, value.
report-method-sandbox = The process that read the files was confined by: { $list }.
report-method-sandbox-missing = This computer could not give it: { $list }.
report-definitions = What the words mean
report-kind-known-tool = A published sign of a known tool was seen. Where it was seen says what that can mean: a link received is not a link opened.
report-kind-suspicious = Something that spyware does, and that other things do as well.
report-kind-exposure = Something through which another person or an organisation could look in.
report-kind-context = Facts that help to understand the others.
report-certainty-confirmed = an exact sign that nothing else shares, in a record of the phone itself
report-certainty-likely = a sign in a record that others can cause, or several independent signs on one thing
report-certainty-possible = one sign with known ordinary explanations

report-section-consent = Consent, and what the owner said
report-consent-asked = The owner's agreement was asked for on the computer's screen, and given.
report-consent-stated = The person who ran vigie stated that the owner agrees.
report-consent-synthetic = No person is concerned: vigie made this phone up.
report-consent-other = The owner's agreement was recorded.
report-consent-when = Recorded on { $date }.
report-statements = What the owner said is theirs:
report-statements-none = The owner stated nothing of the phone's settings.
statement-managed = an organisation manages this phone
statement-parental = a parent set up controls on it
statement-root = the owner unlocked the system
statement-profile = the profile { $value } is known
statement-app = the app { $value } is known
statement-computer = the computer { $value } is the owner's
statement-adb = the computer { $value } may debug this phone
statement-account = the Apple account { $value }, which buys apps for this phone, is known
statement-other = a statement that this version does not know
report-options = Chosen for this examination:
report-option-only = only these kinds of data were read: { $list }
report-option-skip = these kinds of data were left out: { $list }
report-option-hash = every file of the source was hashed
report-option-keep = every record read was kept in the case
report-option-organisation = with the help of { $list }
report-option-other = { $name }: { $list }

# Hand-over formats.
timeline-evidence = Record
timeline-field = { $title }: { $field }
misp-info = Sightings of published indicators on a phone
stix-report-name = Sightings of published indicators on a phone
stix-report-description = Findings of a consented examination of one phone that rest on published indicators. Findings of checks have no indicator and are not here. The phone's own values are not here either.
sighting-of = Exhibit { $number }: { $title }

report-written = Written: { $path }. It can be read by whoever has the file: keep it where the person you worry about cannot look. Folders that synchronise with an account copy it there.
timeline-undated = { $count ->
    [one] One record bears no date and is not in the timeline.
   *[other] { $count } records bear no date and are not in the timeline.
 }
error-report-exists = { $path } exists already. Choose another name with --output, or replace it with --force.
error-report-inside-case = { $path } lies inside the case, whose journal names every file of it. Choose a place outside it with --output.
error-report-unwritable = { $path } cannot be written ({ $detail }). Choose another place with --output.
error-zone = The time zone { $zone } is not known. Give its name as in Europe/Paris.
help-report = Make any output again from a case: the report, the document for machines, hand-over formats
help-report-examples =
    {"  "}vigie report vigie-2026-05-21 --output report.html
    {"  "}vigie report vigie-2026-05-21 --format text
    {"  "}vigie report vigie-2026-05-21 --format stix --output sightings.json
help-argument-report-case = The folder of the case
help-option-format = html (a page; the default), json, text, timeline-csv, timeline-jsonl (for Timesketch), stix (2.1), misp, pdf (for paper, a court, a screen reader), pdf-redacted (the same without names, accounts and quoted words)
help-option-output = Where to write it, - for standard output; otherwise report.html or report.pdf here for a page or a PDF, standard output for the rest
help-option-force-file = Replace the file if it exists
help-option-zone = The time zone in which the phone was used, as Europe/Paris: times are told in it too

# Android.
report-unread-sections = Names of the parts that were not read
report-zone-stated = Times are in UTC. Where the phone noted only what its clock showed, the time was counted from the zone that the phone stated; where it stated none, it was taken as UTC. "vigie report --zone Europe/Paris" adds a zone.

# Which apps can see or hear what, and who can reach the phone.
reach-unlocked = A system that was unlocked

statement-device = the device { $value } is the owner's
