# Les sortes de sources, et le nom de ce que vigie y lit, dans des mots qui ne sont pas techniques.

source-ios-backup = Sauvegarde d’iPhone ou d’iPad

artefact-source-ios-backup = La liste des fichiers de la sauvegarde
artefact-hash = L’empreinte de chaque fichier
artefact-ios-manifest = Liste des fichiers du téléphone
artefact-ios-backup-information = Informations de la sauvegarde (appareil, dates)
artefact-ios-backup-properties = Réglages de la sauvegarde (chiffrement, versions)
artefact-ios-installed-apps = Applications installées
artefact-ios-sms = Messages (SMS et iMessage)
artefact-ios-sms-attachments = Fichiers échangés dans Messages
artefact-ios-safari-history = Safari : pages visitées
artefact-ios-safari-tabs = Safari : onglets et profils
artefact-ios-safari-browser-state = Safari : onglets ouverts (anciennes versions)
artefact-ios-safari-icloud-tabs = Safari : onglets ouverts sur les autres appareils du compte
artefact-ios-whatsapp = Messages WhatsApp
artefact-ios-tcc = Autorisations des applications (caméra, micro, contacts…)
artefact-ios-data-usage = Utilisation du réseau par chaque programme
artefact-ios-osanalytics = Compteurs réseau tenus par le système
artefact-ios-configuration-profiles = Profils de configuration (réglages installés par une organisation)
artefact-ios-profile-events = Dates d’ajout et de retrait des profils
artefact-ios-global-preferences = Réglages généraux (mode Isolement, claviers)
artefact-ios-web-clips = Pages web posées sur l’écran d’accueil comme des apps

# Ce qu’il est advenu d’un artefact.
status-read = lu
status-partial = lu en partie
status-unreadable = n’a pas pu être lu
status-absent = absent
status-skipped = laissé de côté à votre demande

# Les navigateurs autres que Safari, ce que les apps chargent sur le web, signets, téléchargements, raccourcis.
artefact-ios-chrome-history = Chrome : pages visitées
artefact-ios-chrome-icons = Chrome : petites icônes des pages visitées (elles restent plus longtemps que l’historique)
artefact-ios-firefox-history = Firefox : pages visitées
artefact-ios-firefox-icons = Firefox : petites icônes des pages visitées (elles restent plus longtemps que l’historique)
artefact-ios-webkit-observations = Sites avec lesquels chaque application a échangé des données
artefact-ios-webkit-session-log = Sites avec lesquels chaque application a échangé des données (anciennes versions)
artefact-ios-safari-bookmarks = Safari : signets et liste de lecture
artefact-ios-safari-downloads = Safari : téléchargements
artefact-ios-safari-icons = Safari : petites icônes des pages visitées (elles restent quand on efface l’historique)
artefact-ios-shortcuts = Raccourcis et automatisations
# Gestion, comptes de l’appareil, réglages du réseau.
artefact-ios-network-settings = VPN, filtres et serveurs de noms réglés par des applications et des profils
artefact-ios-trusted-certificates = Certificats ajoutés à ceux que le téléphone accepte
artefact-ios-enrolment = Supervision du téléphone par une organisation
artefact-ios-settings-events = Dates de changement des restrictions, et ce qui les a changées
artefact-ios-effective-restrictions = Restrictions en vigueur
artefact-ios-web-content-filter = Filtre web du téléphone lui-même
artefact-ios-screen-time = Temps d’écran et contrôles familiaux
artefact-ios-backup-settings = Dates des dernières sauvegardes (ordinateur, iCloud)
artefact-ios-mobile-backup = Notes du service de sauvegarde (tentatives, applications, restaurations)
artefact-ios-paired-computers = Ordinateurs auxquels le téléphone a été relié
artefact-ios-shared-albums = Albums photo partagés (adresses seulement)
artefact-ios-known-networks = Réseaux Wi-Fi connus (sécurité et dates, sans les noms)
# La position et l’écran d’accueil.
artefact-ios-locationd-clients = Applications et programmes qui demandent où est le téléphone
artefact-ios-application-state = Ce que l’écran d’accueil garde de chaque application
# Personnes et messages.
artefact-ios-calls = Liste des appels (téléphone, FaceTime, applications)
artefact-ios-calendar = Calendrier : événements, invitations, calendriers abonnés
artefact-ios-contacts = Contacts : numéros et adresses, sans les noms
artefact-ios-interactions = À qui l’on a écrit ou téléphoné, et avec quelle application
artefact-ios-id-status-cache = Adresses que le téléphone a cherchées pour iMessage et FaceTime
artefact-ios-accounts = Comptes auxquels le téléphone est connecté
artefact-ios-whatsapp-contacts = Contacts WhatsApp : numéros, sans les noms
artefact-ios-whatsapp-ids = Numéros derrière les identifiants masqués de WhatsApp
artefact-ios-notes = Notes : avec qui elles sont partagées, et leurs liens (pas le texte)
artefact-ios-message-accounts = Vos propres adresses pour iMessage et FaceTime
artefact-ios-voicemail = Liste des messages vocaux
# Android : plantages, ordinateurs autorisés, processus, journal.
artefact-android-tombstone = Programmes qui ont planté
artefact-android-adb-keys = Ordinateurs autorisés à commander le téléphone par câble ou Wi-Fi (adb)
artefact-android-processes = Programmes en cours d’exécution
artefact-android-processes-json = Programmes en cours d’exécution (relevés par l’outil d’acquisition)
artefact-android-logcat = Journal du système : programmes lancés, plantages, applications installées ou retirées

# Android : la sauvegarde du téléphone, et le journal de la Protection avancée.
artefact-android-backup-sms = SMS gardés dans la sauvegarde du téléphone
artefact-android-backup-mms = MMS gardés dans la sauvegarde du téléphone
artefact-android-intrusion-log = Journal de la Protection avancée (sites contactés par les applications, événements de sécurité)

# Android : les sources, puis ce qui y est lu.
source-android-bugreport = Rapport de bug Android
artefact-source-android-bugreport = Le rapport de bug lui-même et les relevés de services qu’il contient
artefact-android-getprop = État du système (version, verrouillage du démarrage, débogage)
artefact-android-packages = Applications installées et ce qui leur est permis
artefact-android-components = Parties d’applications qui se lancent seules ou peuvent voir beaucoup
# Paquets Android.
artefact-android-apk = Applications Android en fichiers (APK) : ce qu’elles déclarent et qui les a signées
# Android : les autres sources, et la liste des applications d’une sauvegarde.
source-android-backup = Sauvegarde Android (backup.ab)
artefact-source-android-backup = La sauvegarde elle-même et la liste de ce qu’elle contient
source-android-intrusion-logs = Journaux de la Protection avancée d’Android
artefact-source-android-intrusion-logs = Les journaux eux-mêmes, tels qu’ils ont été remis
source-android-file = Fichier d’un téléphone Android (relevé d’un service, propriétés, liste ou journal)
artefact-source-android-file = Le fichier lui-même et ce qu’il contient
source-apk = Application Android en fichier (APK)
artefact-source-apk = Les fichiers des applications eux-mêmes
artefact-android-backup-apps = Applications qui ont des données dans la sauvegarde du téléphone

# Acquisitions.
source-androidqf = Acquisition AndroidQF ou Bugbane
artefact-source-androidqf = L’acquisition elle-même : sa liste de fichiers, leurs empreintes, les archives qu’elle contient

# Android : ce que les services disent des applications en vigueur.
artefact-android-app-ops = Ce que les applications ont utilisé (microphone, appareil photo, position, messages) et quand
artefact-android-accessibility = Services d’accessibilité, qui peuvent voir l’écran et agir à la place de la personne
artefact-android-notification-listeners = Applications qui peuvent lire les notifications
artefact-android-device-policy = Administrateurs et propriétaires du téléphone, et ce qu’ils interdisent
artefact-android-roles = Applications par défaut (appels, messages, web, assistant)
artefact-android-input-methods = Claviers
artefact-android-settings = Réglages qui affaiblissent le téléphone ou donnent des droits particuliers à des applications
artefact-android-media-projection = Applications qui enregistrent l’écran ou l’affichent ailleurs
artefact-android-vpn = Applications par lesquelles passe le trafic internet (VPN)
artefact-android-companion-devices = Montres et autres appareils associés par une application
artefact-android-battery-exemptions = Applications qui peuvent travailler pendant la veille du téléphone
artefact-android-users = Utilisateurs et profils du téléphone
artefact-android-accounts = Comptes du téléphone, comptés par type
# Android : les listes de l’outil d’acquisition, et ce que retiennent des services du système.
artefact-android-package-files = Applications avec leurs fichiers et leurs signatures (relevées par l’outil d’acquisition)
artefact-android-files = Fichiers présents sur le téléphone (relevés par l’outil d’acquisition)
artefact-android-root-binaries = Programmes qui donnent tous les droits sur le téléphone (root)
artefact-android-mounts = Espaces de stockage du système, et s’ils peuvent être modifiés
artefact-android-selinux = Cloisonnement des programmes par le système (SELinux)
artefact-android-services = Services offerts par le système
artefact-android-battery-history = Applications à l’écran et tâches de fond depuis la dernière charge
artefact-android-battery-daily = Applications installées, mises à jour ou retirées, jour par jour
artefact-android-usage-stats = Moments où les applications ont servi
artefact-android-platform-compat = Applications dont le comportement a été ajusté, y compris celles qui ont été retirées
artefact-android-database-info = Bases de données que des applications tiennent ouvertes (sans leur contenu)
artefact-android-jobs = Tâches de fond que des applications ont programmées
artefact-android-alarms = Moments auxquels des applications se font réveiller
artefact-android-location-requests = Applications qui ont demandé la position du téléphone
artefact-android-network-stats = Volume de données reçu et envoyé par chaque application
artefact-android-anr = Ce que faisaient les programmes qui ne répondaient plus, ou au moment du rapport

source-ios-sysdiagnose = Sysdiagnose d’iPhone
artefact-source-ios-sysdiagnose = Le sysdiagnose lui-même et la liste de ce qu’il contient
source-ios-filesystem = Copie du système de fichiers d’un iPhone
artefact-source-ios-filesystem = La copie elle-même et la liste de ses fichiers
source-ios-logarchive = Journaux unifiés d’un iPhone
artefact-source-ios-logarchive = Les journaux eux-mêmes et la liste de leurs fichiers
source-ios-privacy-report = Rapport de confidentialité des apps d’un iPhone
artefact-source-ios-privacy-report = Le rapport lui-même, tel qu’il a été remis
source-ios-file = Fichiers isolés d’un iPhone (rapports de plantage ou journaux)
artefact-source-ios-file = Les fichiers eux-mêmes, tels qu’ils ont été remis

# Copies du système de fichiers et rapports de confidentialité.
artefact-ios-file-list = Liste des fichiers de la copie
artefact-ios-privacy-report = Rapport de confidentialité des apps : ce qu’elles ont utilisé et les sites qu’elles ont contactés
# iPhone : ce qui a tourné, ce qui s’est arrêté, ce qui a retardé l’extinction.
artefact-ios-shutdown-log = Programmes qui ont retardé l’extinction
artefact-ios-process-list = Programmes en cours
artefact-ios-task-info = Programmes en cours, et depuis quand
artefact-ios-spindump = Programmes en cours, et leur emplacement
artefact-ios-log-statistics = Programmes qui ont écrit dans les journaux
artefact-ios-binary-locations = Emplacement des programmes
artefact-ios-crash-report = Rapports d’arrêt imprévu
artefact-ios-listed-processes = Programmes en cours au moment d’un rapport
artefact-ios-crash-summary = Liste des rapports d’arrêt imprévu
artefact-ios-analytics-journal = Versions du système qui ont tourné
artefact-ios-remote-services = Services pour un ordinateur branché
# iPhone : compte, appareils, confiance, gestion, installation.
artefact-ios-transparency-log = Appareils et adresses du compte (clés des messages)
artefact-ios-circle-status = Appareils qui partagent le trousseau du compte
artefact-ios-security-report = Rapport du trousseau : appareils et événements
artefact-ios-lockdown-log = Liaisons avec des ordinateurs, changements du code
artefact-ios-activation-log = Activation du téléphone et mises à jour
artefact-ios-installation-log = Applications installées et retirées (journal de l’installateur)
artefact-ios-container-log = Dossiers d’applications créés et supprimés
artefact-ios-lockdown-pairing = Ordinateurs auxquels le téléphone fait confiance
artefact-ios-account-devices = Appareils du compte, à la dernière demande
artefact-ios-trusted-peers = Appareils qui ont un accès au trousseau du compte
artefact-ios-find-my = Localiser : état, appareils et objets (sans aucun lieu)
artefact-ios-store-downloads = Téléchargements de la boutique (ancien service)
artefact-ios-app-store = Ce que la boutique a installé, mis à jour et vendu
artefact-ios-calendar-owner = Adresses de la personne à qui est le calendrier
artefact-ios-associated-domains = Applications et sites auxquels elles appartiennent
artefact-ios-icloud-drive = Applications qui gardent des fichiers dans iCloud
# iPhone sans sauvegarde : bases de données et flux d’événements.
artefact-ios-powerlog-apps = Journal d’énergie : applications, et celles qui ont été retirées
artefact-ios-powerlog-processes = Journal d’énergie : programmes qui ont fonctionné
artefact-ios-powerlog-network = Journal d’énergie : usage du réseau par application et par programme
artefact-ios-powerlog-location = Journal d’énergie : applications qui ont demandé la position
artefact-ios-powerlog-camera = Journal d’énergie : applications qui ont utilisé l’appareil photo
artefact-ios-powerlog-audio = Journal d’énergie : applications qui ont utilisé le son du téléphone
artefact-ios-powerlog-paired-devices = Journal d’énergie : montre jumelée
artefact-ios-powerlog-run-times = Journal d’énergie : durée des applications à l’écran et en arrière-plan
artefact-ios-cache-database = Adresses que les applications ont chargées et gardées dans leur cache
artefact-ios-cookies = Sites pour lesquels des applications gardent des cookies
artefact-ios-keychain-analytics = Notes des services autour du trousseau
artefact-ios-knowledge-apps = Usage des applications et des pages (anciennes versions)
artefact-ios-biome-app-installs = Événements : applications installées, mises à jour ou retirées
artefact-ios-biome-privacy = Événements : position, appareil photo, micro et autres données utilisés par des applications
artefact-ios-biome-web-usage = Événements : pages affichées par des applications
artefact-ios-container-listing = Dossiers des applications, et à laquelle chacun appartient
artefact-ios-webkit-storage = Sites pour lesquels des applications gardent des données de pages web
# Journaux unifiés.
artefact-ios-unified-log = Ce que le journal du système dit des programmes, des autorisations, des plantages et des adresses

artefact-ios-database-log = Bases de données et journaux placés à côté
