# Kinds of sources, and the titles of what vigie reads in them, in words that are no technician's.

source-ios-backup = iPhone or iPad backup

artefact-source-ios-backup = The list of the backup's own files
artefact-hash = The fingerprint of every file
artefact-ios-manifest = List of the phone's files
artefact-ios-backup-information = Backup information (device, dates)
artefact-ios-backup-properties = Backup settings (encryption, versions)
artefact-ios-installed-apps = Installed apps
artefact-ios-sms = Messages (SMS and iMessage)
artefact-ios-sms-attachments = Files exchanged in Messages
artefact-ios-safari-history = Safari: pages visited
artefact-ios-safari-tabs = Safari: tabs and profiles
artefact-ios-safari-browser-state = Safari: open tabs (older versions)
artefact-ios-safari-icloud-tabs = Safari: tabs open on the account's other devices
artefact-ios-whatsapp = WhatsApp messages
artefact-ios-tcc = App permissions (camera, microphone, contacts…)
artefact-ios-data-usage = Network use of each program
artefact-ios-osanalytics = Network counters kept by the system
artefact-ios-configuration-profiles = Configuration profiles (settings installed by an organisation)
artefact-ios-profile-events = Dates on which profiles were added or taken away
artefact-ios-global-preferences = General settings (Lockdown Mode, keyboards)
artefact-ios-web-clips = Web pages placed on the home screen like apps

# What became of an artefact.
status-read = read
status-partial = read in part
status-unreadable = could not be read
status-absent = not there
status-skipped = left out on request

# People and messages.
artefact-ios-calls = List of calls (telephone, FaceTime, apps)
artefact-ios-calendar = Calendar: events, invitations, subscribed calendars
artefact-ios-contacts = Contacts: numbers and addresses, without names
artefact-ios-interactions = Who was written to or called, and with which app
artefact-ios-id-status-cache = Addresses that the phone looked up for iMessage and FaceTime
artefact-ios-accounts = Accounts that the phone is signed in to
artefact-ios-whatsapp-contacts = WhatsApp contacts: numbers, without names
artefact-ios-whatsapp-ids = Numbers behind WhatsApp’s hidden identifiers
artefact-ios-notes = Notes: who shares them, and links (not the text)
artefact-ios-message-accounts = Your own addresses for iMessage and FaceTime
artefact-ios-voicemail = List of voice messages
