# The local app: what surrounds every page, and the pages up to reading.

app-title = Page
app-skip = To the content
app-leave = Leave now
app-to-help = Stop or get help
app-language-english = English
app-language-french = Français
app-way = Steps
app-step-before = Before you start
app-step-what = What you have
app-step-choose = Choose
app-step-reading = Reading
app-step-found = What was found
app-step-next = What next
app-step-beside = Cases

app-help = Stop, or talk to somebody
app-stop = Stop here
app-stop-note = You can stop at any time. vigie ends and forgets what it holds; only a folder that you chose to keep stays.
app-leave-note = “Leave now”, or pressing Shift three times, shows an empty page at once, and vigie forgets what it holds. It hides the screen; it does not remove what the browser, the network or a program that watches this computer has recorded.
app-country = Helplines of
app-country-unnamed = no country
app-country-france = France
app-country-show = Show
app-country-none = No country was chosen, and none is guessed.
app-footer = Everything stays on this computer: vigie sends nothing anywhere.
app-to-cases = Cases
app-to-indicators = Published signs
app-note = Note:
app-problem = This did not work:
app-done = Done:
