# Comment la personne dit ce qu’elle connaît : parties des phrases des règles. Les pages de l’application disent
# pages-known à la place de chacune (app_pages.ftl) : personne n’y tape d’options.

known-managed-parental-app = dites-le avec --known managed, --known parental, ou --known app: et son nom
known-managed-parental = dites-le avec --known managed ou --known parental
known-managed = dites-le avec --known managed
known-adb = dites-le avec --known adb:NOM
known-root = dites-le avec --known root
known-computer = dites-le avec --known computer: suivi de son nom
known-app = dites-le avec --known app: et son nom
known-app-identifier = dites-le avec --known app: et son identifiant
known-keyboard = dites-le avec --known app: et son identifiant
known-device = dites-le avec --known device: suivi de son nom
known-account = dites-le avec --known account:ADRESSE
