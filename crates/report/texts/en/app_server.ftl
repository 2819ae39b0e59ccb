# The local app: what the server itself says, when something is kept, and when something does not work.

app-server-opened = The pages are open in your browser. They are served to this computer alone. Ctrl-C ends vigie; so do “Stop here” on every page, and half an hour without use.
app-server-no-browser = No browser could be opened. Open this address in one; it works once:
app-server-kept = A copy stands in { $path }. It was held against its journal, and memory holds none any more.
app-server-imported = { $count ->
    [one] { $count } set was added or is there already.
   *[other] { $count } sets were added or are there already.
    } { $list }
app-server-case-name = notes
app-server-note-mine = Said of exhibit { $number } on the page of the finding: this is mine. { $reason }
app-server-note-not-mine = Said of exhibit { $number } on the page of the finding: this is not mine after all. { $reason }
app-server-password-wanted = A password is missing, or the one that was typed does not open what is locked. It is the one that was chosen when the copy was encrypted, which may not be the phone's code.

app-server-error-listen = The pages cannot be served at port { $path } ({ $detail }). Another program may be using it: leave out --port, and vigie takes a free one.
app-server-error-random = The system gives no random values ({ $detail }), without which the pages cannot be protected. Restart the computer, then try again.
app-server-error-folder = { $path } cannot be looked into ({ $detail }). Choose another folder.
app-server-error-chosen = At most { $limit } things can be chosen for one check. Take one back first, or choose the folder that holds them.
app-server-error-drop = { $path } could not be taken into memory ({ $detail }). Choose it in the list of folders instead.
app-server-error-no-memory = This computer has no place in memory that vigie can use. Choose a folder for the result; a file cannot be dropped here, but it can be chosen in the list of folders.
app-server-error-nothing = Nothing of what was chosen is something that vigie reads. Go back and choose something else.
app-server-error-statement = “{ $name }” could not be understood. Write names, with semicolons between several.
app-server-error-target = { $path } is not a folder of this computer. Write its whole path, from the beginning, and check the spelling.
app-server-error-exists = Something stands at { $path } already, and nothing is ever replaced. Choose another name.
app-server-error-name = “{ $name }” cannot be the name of a folder. Use letters, digits and hyphens.
app-server-error-keep = { $path } could not be written ({ $detail }). Nothing was kept there. Choose another folder, or make room on the disk.
app-server-error-delete = { $path } could not be deleted as a whole ({ $detail }). What vigie did not put there stays; look into the folder.
app-server-error-form = There is no document of this form. Go back and choose one of the list.
app-server-error-pdf = The report could not be written as PDF ({ $detail }). The page that needs nothing else holds the same.
app-server-error-key = The folder holds a signed index, and vigie knows no key that may have signed it. Fetch newer sets once with the key of whoever publishes them, or add the files of the folder one by one.
app-server-error-agreed = Nothing was fetched: tick the box if you agree that this computer asks that address.
app-server-unkept = The result that is open stands in memory alone: it is forgotten once another one takes its place. To keep it, go to “What next” and save it before you start.
app-server-error-settings = What this page remembers cannot be read ({ $path }: { $detail }). Move this file away, then turn the folder on again.
app-server-error-settings-kept = The folder cannot be remembered ({ $path }: { $detail }). Check the disk space and your right to write there.
app-server-error-entries = This folder holds more than vigie lists ({ $limit }). What is not listed is taken too when the folder itself is chosen.
