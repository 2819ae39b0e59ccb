# Quelles applications peuvent voir ou entendre quoi, et qui peut atteindre ce téléphone : tout ce qui est en
# vigueur, ordinaire ou non. Les noms des menus sont ceux d’Android ; les marques en changent certains.

section-answers = Les réponses en bref
section-abilities = Quelles applications peuvent voir ou entendre quoi
section-reach = Qui peut atteindre ce téléphone

answer-known-none = Une application de surveillance connue : aucun des noms et des signes auxquels cela a été comparé n’a été vu dans ce qui a pu être lu. Certains produits ne figurent sur aucune liste.
answer-known-here = Une application de surveillance connue : un signe publié d’une telle application est sur ce téléphone, ou elle y fonctionne ({ $exhibits }).
answer-known-was = Une application de surveillance connue était ici : elle n’est plus parmi les applications installées, et ces enregistrements la nomment encore : { $records } ({ $exhibits }).
answer-known-named = Une application connue comme application de surveillance est nommée dans ce qui a été lu ({ $exhibits }). De tels enregistrements ne montrent pas si elle est, ou a jamais été, sur ce téléphone.
answer-known-other = Un autre signe publié d’un outil de surveillance a été vu ({ $exhibits }).
answer-known-unread = Une application de surveillance connue : la liste des applications n’a pas pu être lue ; on ne peut le dire que de ce qui a été lu.
answer-exhibits = { $count ->
    [one] pièce n° { $list }
   *[other] pièces n° { $list }
 }
answer-abilities-none = Applications qui peuvent voir ou entendre quelque chose : aucune n’a été vue, hors les parties du système.
answer-abilities = { $count ->
    [one] Applications qui peuvent voir ou entendre quelque chose : une, hors les parties du système.
   *[other] Applications qui peuvent voir ou entendre quelque chose : { $count }, hors les parties du système.
 }
answer-abilities-reviewed = Toutes viennent d’un magasin d’applications, ou de la personne ou de l’organisation qui gère le téléphone.
answer-abilities-outside = { $count ->
    [one] L’une d’elles ne vient pas d’un magasin d’applications.
   *[other] { $count } d’entre elles ne viennent pas d’un magasin d’applications.
 }
answer-abilities-untold = { $count ->
    [one] Pour l’une d’elles, aucune liste remise ne dit d’où elle vient : c’est peut-être une partie du système.
   *[other] Pour { $count } d’entre elles, aucune liste remise ne dit d’où elles viennent : il peut y avoir parmi elles des parties du système.
 }
answer-abilities-background = { $count ->
    [0] Pour aucune, un usage en arrière-plan n’a été noté.
    [one] Pour l’une d’elles, un usage en arrière-plan, sans que l’on regarde l’application, a été noté.
   *[other] Pour { $count } d’entre elles, un usage en arrière-plan, sans que l’on regarde l’application, a été noté.
 }
answer-reach = Qui peut atteindre ce téléphone : { $list }.
answer-reach-none = Qui peut atteindre ce téléphone : aucun ordinateur, administrateur, autre utilisateur ou profil, VPN ni appareil associé n’a été vu dans ce qui a pu être lu.
answer-reach-of = { $title } : { $count }
answer-unseen = Ce qui n’a pas pu être vu dans ce qui a été remis : { $list }.
answer-accounts = Ce qu’aucun fichier ne montre : les comptes ouverts ailleurs, les positions partagées, qui connaît le code. La liste des comptes et des réglages à regarder se trouve plus bas.

access-intro = Voici ce qui est permis en ce moment, ordinaire ou non : pour l’essentiel, les téléphones fonctionnent ainsi. Regarder ces pages sur le téléphone lui-même peut être vu par qui en voit l’écran ; cette liste ne le demande pas. Certaines marques nomment leurs menus autrement.
access-intro-reach = Chaque ligne dit ce que montre cette copie. Prenez votre temps, et ne changez rien encore : ce que chaque changement laisserait voir est dit sous chaque liste.
access-of-nobody = De ceci, rien n’a été vu dans ce qui a pu être lu : { $list }.
access-no-use = aucun noté
access-only-system = { $count ->
    [one] Seule une partie du système le peut, ce qui est ordinaire.
   *[other] Seules des parties du système le peuvent ({ $count }), ce qui est ordinaire.
 }
access-none = Rien de cette sorte n’a été vu dans ce qui a pu être lu.
access-unseen = N’a pas pu être vu dans ce qui a été remis : { $list }. Que cela ne figure pas ici ne dit rien à ce sujet.
access-system = { $count ->
    [one] Une partie du système le peut aussi, ce qui est ordinaire.
   *[other] { $count } parties du système le peuvent aussi, ce qui est ordinaire.
 }
access-system-used = { $count ->
    [one] Une partie du système le peut aussi, ce qui est ordinaire ; dernier usage le { $date }.
   *[other] { $count } parties du système le peuvent aussi, ce qui est ordinaire ; le dernier usage de l’une d’elles est du { $date }.
 }
access-others = { $count ->
    [one] Une autre application, d’un magasin ou de la personne ou de l’organisation qui gère le téléphone ; aucun usage en arrière-plan n’a été noté
   *[other] { $count } autres applications, d’un magasin ou de la personne ou de l’organisation qui gère le téléphone ; aucun usage en arrière-plan n’a été noté
 }
access-only-others = { $count ->
    [one] Une application, d’un magasin ou de la personne ou de l’organisation qui gère le téléphone ; aucun usage en arrière-plan n’a été noté
   *[other] { $count } applications, d’un magasin ou de la personne ou de l’organisation qui gère le téléphone ; aucun usage en arrière-plan n’a été noté
 }
access-more = { $count ->
    [one] Une autre ligne est dans access.jsonl.
   *[other] { $count } autres lignes sont dans access.jsonl.
 }
access-more-report = { $count ->
    [one] Une autre ligne est dans report.html.
   *[other] { $count } autres lignes sont dans report.html.
 }
access-separator = {" ; "}
access-explain = Où le voir, raisons ordinaires, effets d’un changement
access-where = Où le téléphone le montre :
access-harmless = Pourquoi c’est peut-être sans gravité :
access-removed = Si on le change :
access-column-app = Application
access-column-who = Qui
access-column-how = Comment
access-column-used = Dernier usage
access-column-background = En arrière-plan
access-column-since = Sur le téléphone depuis
access-column-when = Quand
access-background-yes = oui
access-background-no = non
access-unnamed = sans nom
access-of-user = utilisateur { $user } du téléphone
access-number = { $count ->
    [0] aucun compte
    [one] un compte
   *[other] { $count } comptes
 }
access-last-connected = dernière connexion le { $date }
access-set-up = associé le { $date }
access-line = { $title } : { $what }
access-line-used = dernier usage le { $date }
access-line-background = dernier usage en arrière-plan le { $date }
access-line-out-of-sight = un usage en arrière-plan
access-see-report = Où le téléphone montre chacune de ces choses, pourquoi c’est peut-être sans gravité et ce qu’un changement laisserait voir : report.html le dit.

access-origin-system = partie du système
access-origin-store = d’un magasin d’applications
access-origin-other-store = d’un magasin que quelqu’un a ajouté
access-origin-management = installée par la personne ou l’organisation qui gère le téléphone
access-origin-side-loaded = d’ailleurs que d’un magasin
access-origin-unknown = aucune liste d’applications ne dit d’où elle vient

access-use-assistive = Connue pour cela : elle aide des personnes qui voient, entendent ou touchent autrement.
access-use-passwords = Connue pour cela : elle garde des mots de passe et les remplit.
access-use-companion = Connue pour cela : elle montre sur une montre, dans une voiture ou sur un ordinateur ce que dit le téléphone.
access-use-home-screen = Connue pour cela : c’est un écran d’accueil.
access-use-management = Connue pour cela : des employeurs et des écoles gèrent des téléphones avec elle.
access-use-parental = Connue pour cela : un parent y règle des limites, ouvertement.
access-use-mail = Connue pour cela : le courriel d’un employeur peut demander un verrouillage.

access-state-always = à tout moment
access-state-now = connecté quand cette copie s’est faite : sans doute l’ordinateur qui l’a faite
access-state-admin = administrateur
access-state-device-owner = est propriétaire de tout le téléphone
access-state-profile-owner = est propriétaire d’un profil
access-state-managed-profile = profil professionnel
access-state-clone-profile = copie d’applications (second compte)
access-state-private-profile = espace privé
access-state-other-profile = un autre profil
access-state-guest = invité
access-state-restricted-user = utilisateur restreint
access-state-second-user = un autre utilisateur
access-state-configured = réglé
access-state-connected = connecté
access-state-always-on = toujours actif
access-state-default = utilisé
access-state-enabled = activé
access-state-android-app-role-sms = messages
access-state-android-app-role-dialer = appels
access-state-android-app-role-browser = web
access-state-android-app-role-assistant = assistant
access-state-android-app-role-home = écran d’accueil
access-state-android-app-role-emergency = informations d’urgence
access-state-android-app-role-call-screening = filtre les appels
access-state-android-app-role-call-redirection = redirige les appels
access-state-android-app-role-companion-device-watch = montre
access-state-android-app-role-companion-device-glasses = lunettes
access-state-android-app-role-companion-device-app-streaming = montre des applications sur un autre appareil
access-state-android-app-role-companion-device-computer = ordinateur
access-state-android-app-role-automotive-projection = voiture

# Par moyen : ce que c’est, où le téléphone le montre, pourquoi c’est peut-être sans gravité, ce qu’un changement
# laisserait voir.
means-screen = Voir et utiliser tout l’écran
means-screen-where = Paramètres > Accessibilité > applications téléchargées.
means-screen-harmless = Les lecteurs d’écran, les gestionnaires de mots de passe et les aides pour entendre ou toucher en ont besoin.
means-screen-removed = Ce que voit l’application s’arrête aussitôt, et qui surveille peut le remarquer ; une personne qui en a besoin ne pourrait plus utiliser le téléphone. Une photo de la page, avec sa date, prise par un autre appareil, garde la preuve.
means-screen-recording = Enregistrer l’écran, ou le montrer ailleurs
means-screen-recording-where = Paramètres > Applications > accès spécifiques. Pendant l’enregistrement, la plupart des versions affichent un signe en haut de l’écran.
means-screen-recording-harmless = Les appels vidéo, l’aide à distance, les jeux et l’enregistreur du téléphone le font.
means-screen-recording-removed = L’autre côté voit l’image s’arrêter.
means-notifications = Lire chaque notification
means-notifications-where = Paramètres > Notifications > notifications de l’appareil et des applications (ou : accès aux notifications).
means-notifications-harmless = Les montres, les voitures, les liens avec un ordinateur et les écrans d’accueil en ont besoin.
means-notifications-removed = Une montre ou une voiture se tait ; qui lit les messages les voit s’arrêter. Une photo de la page, prise d’abord, garde la preuve.
means-microphone = Entendre par le micro
means-microphone-where = Paramètres > Confidentialité > gestionnaire d’autorisations > Micro. Depuis Android 12, on y voit aussi le dernier usage.
means-microphone-harmless = Les appels, les messages vocaux, les vidéos et les assistants en ont besoin, les appels aussi en arrière-plan.
means-camera = Voir par la caméra
means-camera-where = Paramètres > Confidentialité > gestionnaire d’autorisations > Appareil photo.
means-camera-harmless = Les photos, les appels vidéo et les codes que montrent les boutiques ou les banques en ont besoin.
means-location = Suivre où se trouve le téléphone
means-location-where = Paramètres > Localisation > autorisations des applications ; et, dans chaque application, avec qui elle partage la position.
means-location-harmless = Les cartes, la météo, les transports, le sport et les livraisons en ont besoin ; des familles la partagent aussi d’un commun accord.
means-location-removed = Qui suit la position la voit s’arrêter ou rester sur place. C’est l’un des changements que l’on remarque d’abord : préparez-le avec une personne qui aide.
means-messages = Lire les messages (SMS)
means-messages-where = Paramètres > Confidentialité > gestionnaire d’autorisations > SMS.
means-messages-harmless = L’application de messages, les banques qui lisent un code et les copies de messages en ont besoin.
means-calls = Lire le journal d’appels
means-calls-where = Paramètres > Confidentialité > gestionnaire d’autorisations > Journaux d’appels.
means-calls-harmless = L’application d’appels, l’identification des numéros et les copies du téléphone en ont besoin.
means-permission-removed = L’application continue sans cela, et peut le dire ; ce qu’elle envoyait à quelqu’un s’arrête, ce qui peut se remarquer. Une photo de la page, prise d’abord, garde la preuve.

means-computer = Ordinateurs qui peuvent atteindre presque tout (débogage, adb)
means-computer-short = ordinateurs acceptés pour le débogage (adb)
means-computer-none = Aucun ordinateur auquel le téléphone fait confiance n’a été vu.
means-computer-where = Paramètres > Système > options pour les développeurs > débogage USB. Le téléphone ne montre pas la liste de ces ordinateurs, seulement de quoi les oublier tous.
means-computer-harmless = Une réparation, une copie vers un nouveau téléphone, une personne qui écrit des applications, ou cet examen.
means-computer-removed = Les oublier efface la trace des ordinateurs acceptés, et de leurs dates : gardez d’abord ce rapport. Qui utilise un tel ordinateur le voit demander à nouveau l’accord.
means-administrator = Applications qui administrent le téléphone, et propriétaires
means-administrator-short = administrateurs et propriétaires
means-administrator-none = Aucun administrateur et aucun propriétaire n’a été vu.
means-administrator-where = Paramètres > Sécurité > applications d’administration de l’appareil ; pour un employeur ou une école, Paramètres > Confidentialité > la page de votre organisation.
means-administrator-harmless = Un employeur, une école, un parent qui l’a dit, le service qui retrouve un téléphone perdu, ou un courriel qui demande un verrouillage.
means-administrator-removed = Qui gère le téléphone en est averti, et peut être en mesure de l’effacer à distance. Les preuves d’abord, et un plan avec une personne qui aide.
means-profile = Autres utilisateurs et profils
means-profile-short = autres utilisateurs et profils
means-profile-none = Aucun autre utilisateur et aucun second profil n’a été vu.
means-profile-where = Paramètres > Système > utilisateurs ; un profil professionnel, Paramètres > Mots de passe et comptes ; un espace privé, au bout de la liste des applications, avec son code.
means-profile-harmless = Un profil professionnel, le second compte d’une messagerie, un enfant à qui on prête le téléphone, ou votre propre espace privé.
means-profile-removed = Tout ce qu’il contient est perdu, les preuves aussi, et qui s’en sert le remarque.
means-account = Comptes (leur type seulement ; les noms ne sont pas gardés)
means-account-short = comptes
means-account-none = Aucun compte n’a été vu.
means-account-where = Paramètres > Mots de passe et comptes. Quels appareils y sont connectés, seule la page de chaque compte le montre.
means-account-harmless = La plupart des téléphones en ont un ou plusieurs. Ce qui mérite un regard : un compte qui n’est pas le vôtre, ou un second du même type.
means-account-removed = Ce que ce compte avait copié sur le téléphone en disparaît. Qui utilise aussi ce compte peut recevoir un courriel, ou voir l’appareil quitter la liste.
means-vpn = Applications par lesquelles passe la connexion (VPN)
means-vpn-short = VPN
means-vpn-none = Aucun VPN n’a été vu.
means-vpn-where = Paramètres > Réseau et Internet > VPN.
means-vpn-harmless = Des employeurs, des filtres contre la publicité, des antivirus et des protections de la vie privée en utilisent un.
means-vpn-removed = Les pages et les messages prennent un autre chemin : le filtre d’un employeur ou d’un parent voit l’interruption.
means-keyboard = Claviers : ce qui est tapé passe par eux
means-keyboard-short = claviers
means-keyboard-none = Aucun clavier n’a été vu.
means-keyboard-where = Paramètres > Système > clavier > clavier à l’écran.
means-keyboard-harmless = Chaque téléphone en a un ; beaucoup de personnes en ajoutent un autre pour une langue ou une apparence.
means-keyboard-removed = Les mots qu’il a appris sont perdus ; ce qu’il envoyait à quelqu’un s’arrête.
means-default-app = Applications pour les messages, les appels, le web et l’assistant
means-default-app-short = applications par défaut
means-default-app-none = Aucune application par défaut n’a été vue.
means-default-app-where = Paramètres > Applications > applications par défaut.
means-default-app-harmless = Chaque téléphone en a ; la plupart viennent avec lui.
means-default-app-removed = Messages et appels s’ouvrent dans une autre application, ce que voit aussitôt qui tient le téléphone.
means-companion = Montres et autres appareils associés par une application
means-companion-short = appareils associés
means-companion-none = Aucun appareil associé n’a été vu.
means-companion-where = Paramètres > Appareils connectés.
means-companion-harmless = Une montre, un bracelet, une voiture ou des écouteurs à vous.
means-companion-removed = L’appareil se tait, et peut le dire à qui le porte.
means-installer = Applications qui peuvent en installer d’autres
means-installer-short = applications qui peuvent en installer d’autres
means-installer-none = Aucune application qui en a le droit n’a été vue.
means-installer-where = Paramètres > Applications > accès spécifiques > installation d’applications inconnues.
means-installer-harmless = Un magasin que quelqu’un a choisi, ou un navigateur ou un gestionnaire de fichiers avec lequel une application a été ouverte une fois.
means-installer-removed = Les applications déjà là y restent. Ce qui a été installé ainsi ne peut plus se mettre à jour seul.

# iPhone. Par moyen : ce que c’est, où le téléphone le montre, pourquoi ce peut être anodin, ce qu’un changement montrerait.
means-iphone-device = Autres appareils sur le compte
means-iphone-device-where = Réglages > votre nom, en bas de la page. Personne n’est averti que vous regardez.
means-iphone-device-harmless = Votre ordinateur, votre tablette ou votre montre, un ancien téléphone resté sur la liste, ou les appareils d’une famille qui se sert d’un seul compte.
means-iphone-device-removed = L’appareil est déconnecté et le montre à la personne qui l’a ; il peut demander le mot de passe du compte. Une photo de la liste, d’abord, garde la preuve.
means-iphone-computer = Ordinateurs auxquels le téléphone fait confiance, et leurs programmes
means-iphone-computer-where = Le téléphone n’en montre pas la liste. Réglages > Général > Transférer ou réinitialiser > Réinitialiser > Réinitialiser localisation et confidentialité les fait tous oublier.
means-iphone-computer-harmless = Votre propre ordinateur, une réparation, une copie vers un nouveau téléphone, ou cet examen.
means-iphone-computer-removed = Les oublier efface la trace des ordinateurs acceptés, et de leurs dates : gardez d’abord ce rapport. Qui utilise un tel ordinateur voit le téléphone demander à nouveau. La même réinitialisation retire aussi à toutes les applications ce qui leur était permis, position comprise : la personne qui suit la position peut s’en apercevoir aussitôt.
means-iphone-administrator = Gestion du téléphone par quelqu’un d’autre
means-iphone-administrator-where = Réglages > Général > VPN et gestion de l’appareil ; un téléphone supervisé le dit en haut des Réglages.
means-iphone-administrator-harmless = Un employeur, une école, ou un parent qui l’a dit.
means-iphone-administrator-removed = Qui gère le téléphone en est averti, et peut parfois le vider à distance. La preuve d’abord, et un plan avec une personne qui aide.
means-iphone-configuration = Profils de configuration
means-iphone-configuration-where = Réglages > Général > VPN et gestion de l’appareil.
means-iphone-configuration-harmless = Le Wi-Fi ou le courrier d’un employeur ou d’une école, un opérateur, un filtre contre la publicité, ou une version du système à l’essai.
means-iphone-configuration-removed = Ce que le profil avait réglé s’arrête, et son auteur peut le remarquer. Une photo de la page, avec les détails du profil, garde la preuve.
means-iphone-certificate = Certificats qui peuvent ouvrir des échanges chiffrés
means-iphone-certificate-where = Réglages > Général > Informations > Réglages de confiance des certificats.
means-iphone-certificate-harmless = Les réseaux d’employeurs et d’écoles, certains filtres, et les personnes qui écrivent des applications.
means-iphone-certificate-removed = Des pages qui passaient par lui peuvent ne plus s’ouvrir ; son auteur voit les échanges s’arrêter.
means-iphone-vpn = VPN, filtres de contenu et serveurs de noms
means-iphone-vpn-where = Réglages > Général > VPN et gestion de l’appareil.
means-iphone-vpn-harmless = Des employeurs, des filtres contre la publicité, le relais d’iCloud, et des protections sur les réseaux ouverts.
means-iphone-vpn-removed = Les échanges prennent un autre chemin : le filtre d’un employeur ou d’un parent voit l’interruption.
means-iphone-keyboard = Claviers d’applications : ce qui est tapé passe par eux
means-iphone-keyboard-where = Réglages > Général > Clavier > Claviers ; chacun y montre s’il a l’accès complet.
means-iphone-keyboard-harmless = Beaucoup de personnes en ajoutent un pour une langue, des images ou une apparence ; certains demandent l’accès complet pour corriger ce qui est tapé.
means-iphone-keyboard-removed = Les mots qu’il a appris sont perdus ; ce qu’il envoyait à quelqu’un s’arrête.
means-iphone-account = Comptes (leur type seulement)
means-iphone-account-where = Réglages > Apps > Mail et Réglages > Apps > Calendrier, à chaque fois sous les comptes (avant iOS 18 : Réglages > Mail) ; le compte Apple, sous votre nom.
means-iphone-account-harmless = La plupart des téléphones en ont un ou plusieurs. Ce qui mérite un regard : un compte qui n’est pas le vôtre.
means-iphone-account-removed = Ce que ce compte avait apporté sur le téléphone en disparaît. Qui utilise aussi ce compte peut voir l’appareil quitter la liste.
means-iphone-cloud-copy = Copies du téléphone dans iCloud
means-iphone-cloud-copy-where = Réglages > votre nom > iCloud > Sauvegarde iCloud.
means-iphone-cloud-copy-harmless = C’est ainsi que la plupart des personnes gardent une copie. Qui connaît le mot de passe du compte, et peut confirmer une connexion, pourrait la lire.
means-iphone-cloud-copy-removed = Plus aucune copie nouvelle n’est faite, et les anciennes disparaissent après un temps, la preuve aussi.
means-iphone-screen-time = Temps d’écran
means-iphone-screen-time-where = Réglages > Temps d’écran.
means-iphone-screen-time-harmless = Des limites que vous avez posées, ou celles d’un parent qui l’a dit.
means-iphone-screen-time-removed = Qui a posé les limites, ou voit les rapports par la famille, s’en aperçoit.
means-iphone-microphone = Entendre par le micro
means-iphone-microphone-where = Réglages > Confidentialité et sécurité > Micro ; plus bas, Rapport de confidentialité des apps montre quand.
means-iphone-microphone-harmless = Les appels, les messages vocaux, les vidéos et les assistants en ont besoin.
means-iphone-camera = Voir par l’appareil photo
means-iphone-camera-where = Réglages > Confidentialité et sécurité > Appareil photo ; plus bas, Rapport de confidentialité des apps montre quand.
means-iphone-camera-harmless = Les photos, les appels vidéo, et les codes que montrent des magasins ou des banques en ont besoin.
means-iphone-location = Suivre où est le téléphone
means-iphone-location-where = Réglages > Confidentialité et sécurité > Service de localisation. Avec qui vous partagez votre position se voit dans l’app Localiser, sous Personnes.
means-iphone-location-harmless = Les cartes, la météo, les transports, le sport et les livraisons en ont besoin ; des familles la partagent aussi d’un commun accord.
means-iphone-location-removed = Qui suit la position la voit s’arrêter ou rester au même endroit. C’est l’un des changements que l’on remarque le plus vite : préparez-le avec une personne qui aide.

reach-lockdown-mode = Mode Isolement
access-state-trusted = de confiance
access-state-program = un programme sur un ordinateur a demandé quelque chose
access-state-supervised = supervisé
access-state-management = gère le téléphone
access-state-hides-notifications = masque des notifications
access-state-certificate = apporte un certificat
access-state-traffic = change le chemin du trafic
access-state-ordinary = Wi-Fi, courrier ou réglage courant
access-state-full-access = avec accès complet
access-state-shared = partagé avec la famille
access-state-always-on-vpn = VPN toujours actif
access-state-vpn = VPN
access-state-app-vpn = VPN de certaines applications
access-state-content-filter = filtre de contenu
access-state-dns-proxy = répond à la place des serveurs de noms
access-state-dns-settings = serveurs de noms particuliers
access-state-relay = relais
access-state-url-filter = filtre d’adresses
access-iphone-intro = Voici ce qui est autorisé, ou a servi pendant les jours que couvrent ces enregistrements, que ce soit courant ou non : pour l’essentiel, c’est ainsi que fonctionne un téléphone. Consulter ces pages sur le téléphone peut être vu par qui voit son écran ; cette liste s’en passe. Selon la version d’iOS, certains menus portent un autre nom.
answer-iphone-reach-none = Qui peut atteindre ce téléphone : ni autre appareil sur le compte, ni ordinateur de confiance, ni gestion, ni profil, ni VPN ou filtre n’a été vu dans ce qui a pu être lu.
