# Pages d’aide de la ligne de commande.
help-heading-usage = Utilisation :
help-heading-arguments = Arguments{"\u00A0"}
help-heading-options = Options{"\u00A0"}
help-heading-commands = Commandes{"\u00A0"}
help-heading-examples = Exemples :

help-vigie = Cherche sur un téléphone les traces de logiciels espions, garde ce qui a été trouvé et dit ce qui n’a pas pu être vu.
    vigie lit des copies remises par la personne à qui est le téléphone. Il ne modifie rien, n’efface rien et n’envoie rien.
help-vigie-examples =
    {"  "}vigie demo                                   voir ce que fait vigie, sans téléphone
    {"  "}vigie check ~/Sauvegardes/0000-1111          examiner la sauvegarde d’un iPhone
    {"  "}vigie check sysdiagnose_2026.tar.gz          examiner ce qu’un iPhone recueille sur lui-même
    {"  "}vigie check bugreport.zip                    examiner le rapport de bug d’un téléphone Android
    {"  "}vigie indicators import ~/indicateurs        ajouter des indicateurs publiés

help-check = Examiner ce qu’un téléphone a laissé : ce qu’un iPhone, un iPad ou un téléphone Android a fourni
    iPhone, iPad : une sauvegarde de Finder, d’iTunes ou d’idevicebackup2, chiffrée ou non (chiffrée, elle contient plus) ; un sysdiagnose (.tar.gz ou dossier), que le téléphone fait seul ; une copie de son système de fichiers (dossier, zip ou tar) ; un logarchive ; un rapport de confidentialité des apps ; des rapports de plantage, un seul ou un dossier ; un shutdown.log seul.
    Android : un rapport de bug (zip, dossier ou texte) ; une acquisition d’AndroidQF ou de Bugbane, chiffrée ou non ; un backup.ab ; des journaux d’intrusion ; une application sous forme d’APK ; un dumpsys, getprop, packages.json ou logcat seul. Plusieurs copies d’un même téléphone peuvent être données ensemble.
help-check-examples =
    {"  "}vigie check ~/Sauvegardes/0000-1111
    {"  "}vigie check ~/Sauvegardes --indicators pegasus.stix2 --lang fr
    {"  "}vigie check bugreport.zip --country fr
    {"  "}vigie check bugreport.zip androidqf/ backup.ab --known app:com.example.aide
    {"  "}vigie check 0000-1111.zip.age --identity key.txt --owner-consents
    {"  "}vigie check ~/Sauvegardes/0000-1111 --password-file secret.txt --owner-consents --json

help-demo = Fabriquer deux téléphones imaginaires, l’un surveillé et l’autre non, les examiner et expliquer ce qui s’affiche
help-demo-examples =
    {"  "}vigie demo
    {"  "}vigie demo --android
    {"  "}vigie demo --lang fr --keep-in ./demo

help-indicators = Les signes publiés d’outils connus : en ajouter, voir lesquels sont là
help-indicators-examples =
    {"  "}vigie indicators import ~/mvt-indicators ioc.yaml
    {"  "}vigie indicators update --from https://miroir.example/index.json --key miroir.pub
    {"  "}vigie indicators list
help-indicators-import = Ajouter des ensembles d’indicateurs, par fichiers ou dossiers (STIX 2, MISP, listes d’ECHAP, TinyCheck, Suricata, fichiers hosts)
help-indicators-list = Lister les ensembles que chaque examen utilise, avec leurs dates et leurs nombres
help-list = Lister ce que ce vigie sait lire : artefacts, règles ou sortes de sources
help-list-examples =
    {"  "}vigie list artefacts
    {"  "}vigie list checks --json
help-indicators-list-examples =
    {"  "}vigie indicators list
    {"  "}vigie indicators list --json
help-completions-examples =
    {"  "}vigie completions bash > ~/.local/share/bash-completion/completions/vigie
help-man-examples =
    {"  "}vigie man check | man -l -
help-completions = Afficher les complétions pour un interpréteur de commandes
help-man = Afficher une page du manuel

help-argument-path = Ce qui a été remis : fichiers ou dossiers, ou un dossier qui en contient plusieurs
help-argument-set = Un fichier d’indicateurs, ou un dossier de tels fichiers
help-argument-what = artefacts, checks (règles) ou sources
help-argument-shell = bash, elvish, fish, powershell ou zsh
help-argument-man-command = La commande dont parle la page ; sans elle, vigie dans son ensemble

help-option-help = Afficher l’aide
help-option-version = Afficher la version
help-option-lang = La langue de tout ce que dit vigie ; sinon celle de votre système
help-option-color = Quand utiliser des couleurs ; NO_COLOR est respecté
help-option-case = Où garder le dossier ; sinon un nouveau dossier nommé par la date, là où vous êtes
help-option-indicators = Comparer aussi avec ces indicateurs, pour cette fois seulement ; un fichier ou un dossier
help-option-password-file = Lire le mot de passe de ce qui a été remis sur la première ligne de ce fichier
help-option-password-fd = Lire le mot de passe de ce qui a été remis depuis ce descripteur de fichier ouvert
help-option-owner-consents = Déclarer que la personne à qui est le téléphone accepte cet examen, au lieu de répondre à la question
help-option-known = Ce que la personne connaît et explique : managed, parental, root, profile:ID, app:ID, account:ADRESSE, computer:NOM, device:NOM, adb:HÔTE
help-option-only = Ne lire que cet artefact (voir : vigie list artefacts)
help-option-skip = Ne pas lire cet artefact
help-option-hash = all : prendre l’empreinte de chaque fichier de la source, et non des seuls fichiers lus
help-option-keep = records : garder dans le dossier chaque enregistrement lu. Il contient alors une grande part de la vie privée du téléphone
help-option-json = Afficher plutôt un document JSON, pour les machines
help-option-keep-in = Garder les téléphones imaginaires et leurs dossiers dans ce nouveau dossier

# Ensembles d’indicateurs accompagnés d’un index.
help-indicators-import-examples =
    {"  "}vigie indicators import ~/mvt-indicators ioc.yaml
    {"  "}vigie indicators import /media/cle/indicateurs --key miroir.pub     avec un index signé
help-indicators-update = Mettre les ensembles à jour depuis un miroir que vous désignez ; rien d’autre dans vigie n’utilise le réseau, et jamais de lui-même
help-indicators-update-examples =
    {"  "}vigie indicators update --from https://miroir.example/index.json --key miroir.pub
    {"  "}vigie indicators update              le même miroir et la même clé que la dernière fois

    vigie n’a pas encore de miroir ni de clé à lui : demandez les deux à qui tient le miroir, et obtenez
    la clé autrement que par le miroir lui-même. Ils sont retenus dès qu’une mise à jour a réussi.
help-option-from = Adresse de l’index (https) ; sinon celle de la dernière mise à jour
help-option-key = Clé publique minisign qui doit avoir signé l’index : son fichier, ou la clé elle-même ; sinon celle de la dernière mise à jour
help-option-ca = Certificats (PEM) auxquels se reconnaît un miroir à vous, à la place des certificats publics
help-option-unsigned = Accepter un index que personne n’a signé. Chaque résultat qui se sert de ses ensembles le dira
help-option-force = Accepter un index plus ancien que le dernier, ou dont l’essentiel a disparu

# Noms des valeurs dans les lignes d’utilisation ; ceux qui manquent sont les mêmes dans chaque langue.
help-value-path = CHEMIN
help-value-dir = EMPLACEMENT
help-value-file = FICHIER
help-value-case = DOSSIER
help-value-text = TEXTE
help-value-what = QUOI
help-value-zone = FUSEAU
help-value-key = CLÉ
help-value-url = ADRESSE
help-value-command = COMMANDE

# Android, et où chercher de l’aide.
help-option-android = Fabriquer des téléphones Android au lieu d’iPhone
help-option-country = Donner dans le résultat les permanences de ce pays ; connu : fr. Sans cela, aucun n’est deviné

# Clés des acquisitions.
help-option-identity = Ouvrir ce qui est chiffré par age avec les clés de ce fichier (une identité : AGE-SECRET-KEY-1…)
# Sections d’une page du manuel.
man-title-name = NOM
man-title-synopsis = SYNOPSIS
man-title-description = DESCRIPTION
man-title-arguments = ARGUMENTS
man-title-options = OPTIONS
man-title-commands = COMMANDES
man-title-more = EXEMPLES
man-title-version = VERSION

# L’application locale.
help-app = Tout faire sur des pages dans votre navigateur, sans taper de commandes. Rien ne quitte cet ordinateur
    Servies à cet ordinateur seulement, à une adresse qui sert une fois. vigie se termine quand vous l’arrêtez sur une page, par Ctrl-C, ou après une demi-heure sans usage. Lancé sans terminal, par un double clic par exemple, vigie fait cela de lui-même.
help-app-examples =
    {"  "}vigie app
    {"  "}vigie app --no-browser --port 8000
help-option-no-browser = Afficher seulement l’adresse, sans ouvrir de navigateur
help-option-port = Servir les pages sur ce port ; sinon sur un port libre
