# How the owner tells what they know: parts of the sentences of checks. The pages of the app say pages-known instead
# of each of them (app_pages.ftl): nobody types options there.

known-managed-parental-app = say it with --known managed, --known parental, or --known app: and its name
known-managed-parental = say it with --known managed or --known parental
known-managed = say it with --known managed
known-adb = say it with --known adb:NAME
known-root = say it with --known root
known-computer = say it with --known computer: and its name
known-app = say it with --known app: and its name
known-app-identifier = say it with --known app: and its identifier
known-keyboard = say it with --known app: and its identifier
known-device = say it with --known device: and its name
known-account = say it with --known account:ADDRESS
