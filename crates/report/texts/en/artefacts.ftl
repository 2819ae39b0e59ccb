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

# Browsers other than Safari, what apps load from the web, bookmarks, downloads, shortcuts.
artefact-ios-chrome-history = Chrome: pages visited
artefact-ios-chrome-icons = Chrome: little icons of the pages visited (they stay longer than the history)
artefact-ios-firefox-history = Firefox: pages visited
artefact-ios-firefox-icons = Firefox: little icons of the pages visited (they stay longer than the history)
artefact-ios-webkit-observations = Sites that each app exchanged data with
artefact-ios-webkit-session-log = Sites that each app exchanged data with (older versions)
artefact-ios-safari-bookmarks = Safari: bookmarks and reading list
artefact-ios-safari-downloads = Safari: downloads
artefact-ios-safari-icons = Safari: little icons of the pages visited (they stay when the history is cleared)
artefact-ios-shortcuts = Shortcuts and automations
# Management, accounts of the device, network settings.
artefact-ios-network-settings = VPNs, filters and name servers set up by apps and profiles
artefact-ios-trusted-certificates = Certificates added to those the phone trusts
artefact-ios-enrolment = Whether an organisation supervises the phone
artefact-ios-settings-events = Dates on which restrictions were changed, and by what
artefact-ios-effective-restrictions = Restrictions in force
artefact-ios-web-content-filter = The phone’s own web filter
artefact-ios-screen-time = Screen Time and family controls
artefact-ios-backup-settings = Dates of the last backups (computer, iCloud)
artefact-ios-mobile-backup = Notes of the backup service (attempts, apps, restores)
artefact-ios-paired-computers = Computers that the phone was connected to
artefact-ios-shared-albums = Shared photo albums (addresses only)
artefact-ios-known-networks = Known Wi-Fi networks (security and dates, no names)
# Location and the home screen.
artefact-ios-locationd-clients = Apps and programs that ask where the phone is
artefact-ios-application-state = What the home screen keeps of each app
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
# Android: crashes, trusted computers, processes, the log.
artefact-android-tombstone = Programs that crashed
artefact-android-adb-keys = Computers allowed to control the phone over a cable or Wi-Fi (adb)
artefact-android-processes = Programs that were running
artefact-android-processes-json = Programs that were running (from the collecting tool)
artefact-android-logcat = The system’s log: programs started, crashes, apps installed or removed

# Android: the phone’s own backup, and the logs of Advanced Protection.
artefact-android-backup-sms = SMS kept in the phone’s backup
artefact-android-backup-mms = MMS kept in the phone’s backup
artefact-android-intrusion-log = Log of Advanced Protection (sites contacted by apps, security events)

# Android: sources, then what is read in them.
source-android-bugreport = Android bug report
artefact-source-android-bugreport = The bug report itself, and the service reports in it
artefact-android-getprop = State of the system (version, lock of the start-up, debugging)
artefact-android-packages = Installed apps and what they may do
artefact-android-components = Parts of apps that start by themselves or can see much
# Android packages.
artefact-android-apk = Android apps as files (APK): what they declare and who signed them
# Android: other things that are handed in, and the list of apps in a backup.
source-android-backup = Android backup (backup.ab)
artefact-source-android-backup = The backup itself, and the list of what it holds
source-android-intrusion-logs = Logs of Android’s Advanced Protection
artefact-source-android-intrusion-logs = The logs themselves, as they were handed in
source-android-file = File from an Android phone (report of a service, properties, list or log)
artefact-source-android-file = The file itself, and what it holds
source-apk = Android app as a file (APK)
artefact-source-apk = The files of the apps themselves
artefact-android-backup-apps = Apps that have data in the phone’s backup

# Acquisitions.
source-androidqf = AndroidQF or Bugbane acquisition
artefact-source-androidqf = The acquisition itself: its list of files, their hashes, the archives inside it

# Android: what service dumps tell of apps in force.
artefact-android-app-ops = What apps used (microphone, camera, location, messages) and when
artefact-android-accessibility = Accessibility services, which can see and press what is on the screen
artefact-android-notification-listeners = Apps that may read notifications
artefact-android-device-policy = Administrators and owners of the phone, and what they forbid
artefact-android-roles = Default apps (calls, messages, web, assistant)
artefact-android-input-methods = Keyboards
artefact-android-settings = Settings that weaken the phone or name apps with special rights
artefact-android-media-projection = Apps that record the screen or show it elsewhere
artefact-android-vpn = Apps through which the internet traffic passes (VPN)
artefact-android-companion-devices = Watches and other devices coupled through an app
artefact-android-battery-exemptions = Apps that may work while the phone sleeps
artefact-android-users = Users and profiles of the phone
artefact-android-accounts = Accounts on the phone, counted by type
# Android: lists of the collecting tool, and what services of the system remember.
artefact-android-package-files = Apps with their files and signatures (from the collecting tool)
artefact-android-files = Files on the phone (from the collecting tool)
artefact-android-root-binaries = Programs that give all rights over the phone (root)
artefact-android-mounts = Storage that the system uses, and whether it can be changed
artefact-android-selinux = Whether the system keeps programs apart (SELinux)
artefact-android-services = Services that the system offers
artefact-android-battery-history = Apps in front and work in the background since the last charge
artefact-android-battery-daily = Apps installed, updated, or removed on each of the last days
artefact-android-usage-stats = When apps were used
artefact-android-platform-compat = Apps whose behaviour was adjusted, those that were removed included
artefact-android-database-info = Databases that apps have open (not what is in them)
artefact-android-jobs = Work that apps have scheduled in the background
artefact-android-alarms = Times at which apps have themselves woken
artefact-android-location-requests = Apps that asked for the phone’s location
artefact-android-network-stats = How much data each app received and sent
artefact-android-anr = What programs were doing that no longer answered, or when the report was made

source-ios-sysdiagnose = iPhone sysdiagnose
artefact-source-ios-sysdiagnose = The sysdiagnose itself, and the list of what it holds
source-ios-filesystem = Dump of an iPhone’s file system
artefact-source-ios-filesystem = The dump itself, and the list of its files
source-ios-logarchive = Unified logs of an iPhone
artefact-source-ios-logarchive = The logs themselves, and the list of their files
source-ios-privacy-report = App Privacy Report of an iPhone
artefact-source-ios-privacy-report = The report itself, as it was handed in
source-ios-file = Single files of an iPhone (crash reports or logs)
artefact-source-ios-file = The files themselves, as they were handed in

# Dumps of a file system, and App Privacy Reports.
artefact-ios-file-list = List of the files in the dump
artefact-ios-privacy-report = App Privacy Report: what apps used, and the sites they talked to
# iPhone: what ran, what crashed, what delayed a shutdown.
artefact-ios-shutdown-log = Programs that delayed a shutdown
artefact-ios-process-list = Running programs
artefact-ios-task-info = Running programs, and since when
artefact-ios-spindump = Running programs, and where they lie
artefact-ios-log-statistics = Programs that wrote to the logs
artefact-ios-binary-locations = Where programs lay
artefact-ios-crash-report = Crash reports
artefact-ios-listed-processes = Programs that ran when a report was made
artefact-ios-crash-summary = List of crash reports
artefact-ios-analytics-journal = Versions of the system that ran
artefact-ios-remote-services = Services for a connected computer
# iPhone: account, devices, trust, management, installation.
artefact-ios-transparency-log = Devices and addresses of the account (keys of messages)
artefact-ios-circle-status = Devices that share the account’s keychain
artefact-ios-security-report = Report of the keychain: devices and events
artefact-ios-lockdown-log = Connections with computers, changes of the passcode
artefact-ios-activation-log = Activation of the phone, and updates
artefact-ios-installation-log = Apps put on and taken off (log of the installer)
artefact-ios-container-log = Folders of apps made and removed
artefact-ios-lockdown-pairing = Computers that the phone trusts
artefact-ios-account-devices = Devices of the account, as last asked
artefact-ios-trusted-peers = Devices with a way into the account’s keychain
artefact-ios-find-my = Find My: state, devices and things (no places)
artefact-ios-store-downloads = Downloads of the store (older service)
artefact-ios-app-store = What the store installed, updated and sold
artefact-ios-calendar-owner = Addresses of the calendar’s owner
artefact-ios-associated-domains = Apps and the sites that they belong to
artefact-ios-icloud-drive = Apps that keep files in iCloud
# iPhone without a backup: databases and streams of events.
artefact-ios-powerlog-apps = Power log: apps, and those that were removed
artefact-ios-powerlog-processes = Power log: programs that ran
artefact-ios-powerlog-network = Power log: network use of each app and program
artefact-ios-powerlog-location = Power log: apps that asked where the phone is
artefact-ios-powerlog-camera = Power log: apps that used the camera
artefact-ios-powerlog-audio = Power log: apps that used the sound of the phone
artefact-ios-powerlog-paired-devices = Power log: paired watch
artefact-ios-powerlog-run-times = Power log: how long apps ran on the screen and in the background
artefact-ios-cache-database = Addresses that apps fetched and kept in their caches
artefact-ios-cookies = Sites for which apps keep cookies
artefact-ios-keychain-analytics = Notes of the services around the keychain
artefact-ios-knowledge-apps = Use of apps and pages (older versions)
artefact-ios-biome-app-installs = Events: apps installed, updated or removed
artefact-ios-biome-privacy = Events: location, camera, microphone and other data used by apps
artefact-ios-biome-web-usage = Events: pages shown by apps
artefact-ios-container-listing = Folders of apps, and to which app each belongs
artefact-ios-webkit-storage = Sites for which apps keep data of web pages
# Unified logs.
artefact-ios-unified-log = What the system’s log says of programs, permissions, crashes and addresses

artefact-ios-database-log = Databases and the logs beside them
