# The report as PDF.

pdf-footer = Report of an examination – hash of the case { $hash }… – page { $page } of { $pages }
pdf-masked = [masked { $number }]

pdf-label = { $word }:
pdf-facts-of = Exhibit { $number }:
pdf-headline-known = A published sign of a known surveillance tool was seen. Where it was seen tells what that can mean.
pdf-summary-owner = The phone's owner finds a part of their own at the end: what they can do, and who can help.
pdf-only-built-in = Only the small set that comes with vigie was used. Published sets know far more.
pdf-next-pace = Take your time: you can stop at any time and talk to somebody first.
pdf-next-points = Look at each point with somebody you trust. You may know the explanation.
pdf-next-unread = What could not be read may hold something. The section “What was read, and since when” says what can be tried.

pdf-form-full = Full form. It names accounts, devices and other people's words where they were found: give it only to those who need them.
pdf-form-redacted = Redacted form. Names, accounts, telephone numbers, addresses of persons and quoted words are masked; the same number stands for the same value. Findings, places, hashes and indicators are not masked. The full form can be made from the same case.

pdf-column-what = What
pdf-column-says = What the case says
pdf-column-count = Findings
pdf-column-means = What it means
pdf-column-file = File
pdf-column-hashed = File on the phone, file in the copy, SHA-256
pdf-column-stored = File, as it is stored in the copy
pdf-column-entry = Entry
pdf-column-act = What was done, and on what

app-case-unnamed = not kept under a name yet
pdf-case = Case
pdf-began = Examination began
pdf-made = The copy states that it was made at { $time }.
pdf-clock = Clocks
pdf-clock-unknown = How far the phone's clock was from UTC was not measured: no file tells it. The time of the copy comes from the phone or from the computer that made it; the time of the examination comes from the computer that ran vigie.
pdf-clock-ahead = How far the phone's clock was from UTC was not measured: no file tells it. But the copy states a time later than that of the examination: at least one of the two clocks was wrong.
pdf-clock-untold = How far the phone's clock was from UTC was not measured, and the copy does not say when it was made.
pdf-consent = Owner's agreement
pdf-hash-case = Case: SHA-256 of journal.jsonl
pdf-hash-case-note = { $count ->
    [one] It holds { $count } entry, and through it the hash of every file of the case.
   *[other] It holds { $count } entries, and through them the hash of every file of the case.
}
pdf-hash-sources = Copy: SHA-256 of the files of which it is made

pdf-cover-facts = Facts and their reading stand apart. Facts are records: a file, a place in it, a time, a value. What they can mean is vigie's reading, and each reading says how sure it is.
pdf-cover-nobody = This report says what was seen on a phone. It does not say who did something, and names nobody as responsible.

pdf-section-summary = Summary
pdf-summary-kinds = Findings by kind
pdf-summary-count = The number of findings says nothing about danger: one cause often leaves many records.

pdf-found-exhibits = Each finding bears the number of its exhibit; each of its records bears that number, a dot, and its own.
pdf-found-apart = “What it can mean” is a reading. “Facts” are what anybody finds again in the same copy: section “Verify this yourself” says how.
pdf-found-sure = Words for how sure a finding is are defined in section “How this was done, and its limits”.
pdf-reading = What it can mean:
pdf-facts = Facts

pdf-read-note = What was not read cannot have been found. For each kind of data this section says whether it was read, which time it covers, and what was lost.

pdf-section-method = How this was done, and its limits
pdf-section-errors = Where this can be wrong
pdf-error-sign = A published sign can be wrong, or become shared: an address that once belonged to a tool can belong to somebody else later.
pdf-error-shared = A record says that the phone did something, not who held it. Others may use the phone, and links can be opened by mistake.
pdf-error-clock = Times are as good as the clock that wrote them. A clock can be wrong, or be changed on purpose.
pdf-error-cause = Checks without indicators see behaviour. The same behaviour has ordinary causes, which each finding names as far as vigie knows them.
pdf-error-absent = Nothing found is no proof of absence: tools that nobody has described leave no known sign, and traces disappear.
pdf-error-copy = Somebody who held the copy before it was handed in could have changed it. Its hashes hold from the beginning of the examination onwards, not before.
pdf-error-reader = vigie can have faults. What it could not read is told; another program, and another examiner, can check what it did read.
pdf-certainties = The technical details use three more words:

pdf-section-verify = Verify this yourself
pdf-verify-intro = Nothing on these pages needs vigie, except for the last point. Work on a duplicate of the copy that was handed in: opening a database can change it. In what follows, FILE stands for the name of a file. These commands give its SHA-256; capital and small letters mean the same there.
pdf-verify-copy = The copy is the one that was examined
pdf-verify-copy-how = Go to the folder that was handed in, or to the folder in which the file that was handed in lies. Compare these files with the hashes beside them. One different character means that the file is another one.
pdf-verify-copy-files = Files of the copy
pdf-verify-encrypted = The copy is encrypted. These hashes are those of its files as they are stored, so that they can be checked without the password. What stands inside them needs the password, and a program that opens such copies.
pdf-verify-case = The case is the one from which this report was made
pdf-verify-case-how = Go to the folder of the case. A note or a check that was added later changes the journal, and the journal alone.
pdf-verify-case-files = Files of the case
pdf-verify-journal = The journal was not changed
pdf-verify-journal-how = Each line of journal.jsonl holds the SHA-256 of the line before it. For line { $line }, the first command gives what line { $next } holds as "previous", which is the value below it (on macOS, shasum -a 256 stands in place of sha256sum):
pdf-verify-exhibits = A record stands where this report says
pdf-verify-exhibits-how = The annex says under which name each file is stored in the copy. These commands show some of the exhibits; other exhibits of the same kind are found in the same way.
pdf-verify-exhibits-none = For no exhibit of this case can a command be given here: their files are encrypted, or bear names that should not be typed into a command.
pdf-verify-places = A place is written as table:row (the ROWID of SQLite), line:number, key:path (in a property list or in JSON), offset:bytes, or file (the file as a whole). table:removed:… is what is left of a row that was removed: page and offset say where in the file. Times stand in files in several units; the names of columns tell which. A file name followed by # and a number stands for a part of that file, which begins on that line: the first line of the part is that one.
pdf-verify-again = The same check gives the same result
pdf-verify-again-how = vigie { $version }, on the same copy, with the same indicators and no others, gives the same findings with the same numbers. COPY is the copy that was handed in; SETS is a folder with the files of the folder “indicators” of the case, under the names that index.json gives there. The set that comes with vigie need not be among them:
pdf-verify-again-options = Options that were chosen stand in section “How this was done, and its limits”.

pdf-section-legal = As an annex to a statement (France)
pdf-legal-intro = This page is information, not advice: a lawyer or an association can say which form suits your case. In French civil procedure, a written statement (attestation) follows article 202 of the Code of Civil Procedure:
pdf-legal-facts = It tells facts that its author witnessed or found in person. Opinions, suppositions and what others told have no place in it.
pdf-legal-identity = It states the author's name, first names, date and place of birth, address and occupation and, where there are any, the family ties, the subordination, the collaboration or the common interests with the parties.
pdf-legal-warned = It says that it is made to be produced in court, and that its author knows that a false statement is punished by law.
pdf-legal-hand = It is written, dated and signed in the author's own hand. A copy of an official document that proves the identity, and bears the signature, goes with it.
pdf-legal-third = It comes from a third party, such as the person who ran the examination. The phone's owner, when a party to the case, produces this report as a document.
pdf-section-annexed = How this report can be named
pdf-legal-how = These words say what the document is, and nothing more:
pdf-legal-annexed = “Annex no. …: report of an examination made by the program { $tool } on { $date }, on a copy of the data of a phone. The case bears the following SHA-256 fingerprint:”
pdf-legal-own = Who states something adds only what they did and saw themselves: “On …, at …, … handed me the copy. I ran the program in the presence of …. The program wrote the report that I annex.”
pdf-section-wording = Words that stay true
pdf-wording-seen = “The report notes that …, exhibit no. …”: this is a fact, and can be checked.
pdf-wording-can = “According to the report, this can mean …; it also names these ordinary causes: …”: this is a reading, with its degree of certainty.
pdf-wording-nobody = What the report does not say cannot be drawn from it: who put something on the phone, who looked at it, or that nothing else is there.
pdf-legal-limits = Whoever reads a phone that is not theirs, without the owner's agreement, can break the law. This report was made with the agreement that stands on its first page. Text of article 202 as known in 2026: it can change.

pdf-section-hashes = Annex A: what was handed in, and its hashes
pdf-hashes-note = Each file stands with its source and its path on the phone; below it, the name under which it is stored in the copy, and the SHA-256 of what is stored there.
pdf-section-indicators = Annex B: indicator sets
pdf-section-journal = Annex C: journal
pdf-journal-note = What was done when, by the clock of the computer that ran vigie. Facts and hashes are told as the journal has them.
pdf-more-entries = { $count ->
    [one] { $count } more entry stands in journal.jsonl.
   *[other] { $count } more entries stand in journal.jsonl.
}
pdf-more-hashes = { $count ->
    [one] { $count } more hash stands in journal.jsonl.
   *[other] { $count } more hashes stand in journal.jsonl.
}
pdf-act-blind-index-written = An index of values was written, in which only keyed fingerprints stand.
pdf-act-consent = The owner's agreement was recorded.
pdf-act-examination-began = The examination began.
pdf-act-examination-ended = The examination ended.
pdf-act-indicators-used = An indicator set was used.
pdf-act-note = The examiner added a note.
pdf-act-reader-died = The reading process ended before its time and was started again without what it was reading.
pdf-act-recheck = The case was checked again.
pdf-act-source-read = What was handed in was opened and read.
pdf-act-written = The files of the case were written.

pdf-section-next = For the phone's owner: what can come next
pdf-next-note = This part is for you. It stands last, so that it can stay out of what you hand to others.
