# Le rapport : une page que l’on lit, imprime et transmet. Ce qu’il partage avec le résumé est dans
# summary.ftl.

report-title = Rapport d’examen
report-skip = Aller au contenu
report-contents = Sommaire
report-facts = En bref
report-examined = Examiné le
report-sources = Remis
report-made-with = Établi avec
report-tool = { $name } { $version }
report-belongs = Ce rapport appartient à la personne à qui est le téléphone : elle décide qui le lit. Il peut se lire dans n’importe quel ordre, et se refermer à tout moment.

report-times = Heures
report-as-for = À quel point c’est sûr, pourquoi c’est peut-être sans gravité et quelle étape est possible : comme à la pièce n° { $number }.
report-lane-known-tool = Signes connus
report-lane-suspicious = Comportements
report-lane-exposure = Portes ouvertes
report-lane-context = Contexte
report-lane-count = { $kind } : { $count }

report-exhibit = Pièce n° { $number }
report-exhibits = Pièces n° { $list }
report-exhibits-more = Pièces n° { $list }, et { $count ->
    [one] une autre
   *[other] { $count } autres
 } dans la liste plus bas
report-signs = { $count ->
    [one] Un signe
   *[other] { $count } signes différents
 } de cette sorte.
report-details-of = Détails techniques de la pièce n° { $number }
report-details-others = { $count ->
    [one] Un autre signe de cette sorte
   *[other] { $count } autres signes de cette sorte
 }
report-evidence = Enregistrements de la pièce n° { $number }
report-others = Autres signes de cette sorte
report-more-records = { $count ->
    [one] Un autre enregistrement n’est pas montré ici.
   *[other] { $count } autres enregistrements ne sont pas montrés ici.
 } Les emplacements gardés sont dans findings.jsonl, ligne { $line }.
report-more-findings = { $count ->
    [one] Un autre constat est dans findings.jsonl.
   *[other] { $count } autres constats sont dans findings.jsonl.
 }
report-nothing-found = Ces vérifications n’ont rien trouvé dans ce qui a pu être lu.

report-column-exhibit = Pièce
report-column-when = Quand
report-column-when-utc = Quand (UTC)
report-column-zone = Dans le fuseau { $zone }
report-absent = { $count ->
    [one] Une sorte de données absente
   *[other] { $count } sortes de données absentes
 } (de ce téléphone, de cette version du système ou de cette sorte de copie)
report-column-where = Où
report-column-seen = Ce qui a été vu
report-column-sign = Signe
report-column-records = Enregistrements
report-column-first = Premier
report-column-last = Dernier
report-column-kind = Sorte de constat
report-column-what = Quoi
report-column-data = Sorte de données
report-column-state = État
report-column-period = Période
report-column-faults = Ce qui n’a pas été lu, et ce que l’on peut faire
report-column-file = Fichier
report-column-size = Octets
report-column-hash = SHA-256
report-column-hash-content = SHA-256 une fois déchiffré
report-column-set = Ensemble
report-column-publisher = Publié par
report-column-date = Date
report-column-used = Indicateurs

report-section-timeline = Quand cela s’est passé
report-timeline-note = Le dessin montre quand ont été faits les enregistrements sur lesquels reposent les constats. Le tableau qui suit dit la même chose.
report-timeline-none = Aucun des enregistrements sur lesquels reposent les constats ne porte de date que l’on puisse dessiner.
report-timeline-desc = { $count ->
    [one] Un enregistrement daté
   *[other] { $count } enregistrements datés
 } entre le { $first } et le { $last }, une ligne pour chaque sorte de constat ; une barre plus haute représente plus d’enregistrements.
report-timeline-table = La même chose en tableau
report-timeline-span = du { $first } au { $last }
report-zone-known = Les heures sont en UTC, et dans le fuseau { $zone } indiqué pour le téléphone.
report-zone-unknown = Les heures sont en UTC. Le fuseau horaire du téléphone n’est pas connu : en France, l’horloge montrait une heure de plus en hiver, deux en été. « vigie report --zone Europe/Paris » ajoute un fuseau.
report-clock-trust = Les heures viennent de l’horloge du téléphone, ou de qui a écrit l’enregistrement. Une horloge déréglée donne des heures fausses.
report-clock-after = douteux : après le jour où cette copie a été faite
report-clock-before = douteux : avant les premiers téléphones de cette sorte
report-clock-doubts = { $count ->
    [one] Une heure est douteuse ; elle est signalée, et absente du dessin.
   *[other] { $count } heures sont douteuses ; elles sont signalées, et absentes du dessin.
 }
report-undated = { $count ->
    [one] Un enregistrement ne porte pas de date.
   *[other] { $count } enregistrements ne portent pas de date.
 }

report-read-files = Chaque fichier, et ses défauts en termes techniques
report-files-count = { $count ->
    [0] aucun fichier
    [one] un fichier
   *[other] { $count } fichiers
 }
report-more-files = { $count ->
    [one] Une autre ligne est dans coverage.jsonl.
   *[other] { $count } autres lignes sont dans coverage.jsonl.
 }
report-section-sources = Ce qui a été remis
report-hashes-note = Une empreinte identifie le contenu d’un fichier : qui possède la même copie peut vérifier qu’elle contient les mêmes octets. { $count ->
    [one] L’empreinte d’un fichier a été prise
   *[other] Les empreintes de { $count } fichiers ont été prises
 } pendant la lecture ; files.jsonl les donne toutes.
report-hashes-container = Fichiers dont la copie elle-même est faite
report-hashes-evidence = Fichiers sur lesquels reposent les constats
report-more-hashes = { $count ->
    [one] Une autre est dans files.jsonl.
   *[other] { $count } autres sont dans files.jsonl.
 }
report-location = Lu dans { $path }
report-sets-note = Les âges sont comptés au jour de l’examen.

report-section-method = Comment l’examen a été fait
report-method-copy = vigie a lu une copie. Il n’a rien changé sur le téléphone, rien envoyé et rien cherché en ligne.
report-method-compare = Chaque valeur a été comparée aux indicateurs publiés, comme le décrit docs/matching.md de vigie, et regardée par des règles qui ne demandent pas d’indicateur.
report-method-messages = Dans les messages, seuls des liens et des identifiants ont été cherchés ; ce que les personnes ont écrit n’est pas gardé.
report-method-exhibits = La pièce n° 12 est la ligne 12 de findings.jsonl ; 12.3 en est le troisième enregistrement. Examiner de nouveau la même copie, avec les mêmes indicateurs et la même version de vigie, donne les mêmes numéros.
report-method-addresses = Les adresses sont écrites avec hxxp et [.] pour que personne ne les ouvre par mégarde. Les valeurs exactes sont dans findings.jsonl.
report-method-escapes = Les caractères que l’on ne voit pas, ou qui changeraient l’ordre d’une ligne, sont écrits avec une barre oblique inverse, un u et leur numéro entre accolades.
report-method-journal = journal.jsonl contient l’empreinte de chaque fichier du dossier ; chacune de ses lignes contient l’empreinte de la précédente.
report-method-facts = Les titres, les raisons et les causes sont la lecture que vigie fait des faits. Les faits eux-mêmes sont les enregistrements : fichier, emplacement, heure, valeur.
report-method-sandbox = Le processus qui a lu les fichiers était confiné par : { $list }.
report-method-sandbox-missing = Cet ordinateur n’a pas pu lui donner : { $list }.
report-definitions = Ce que veulent dire les mots
report-kind-known-tool = Un signe publié d’un outil connu a été vu. L’endroit où il a été vu dit ce que cela peut vouloir dire : un lien reçu n’est pas un lien ouvert.
report-kind-suspicious = Quelque chose que font les logiciels espions, et que d’autres choses font aussi.
report-kind-exposure = Quelque chose par où une autre personne ou une organisation pourrait regarder.
report-kind-context = Des faits qui aident à comprendre les autres.
report-certainty-confirmed = un signe exact que rien d’autre ne partage, dans ce que le téléphone a lui-même noté
report-certainty-likely = un signe dans un enregistrement que d’autres peuvent causer, ou plusieurs signes indépendants sur une même chose
report-certainty-possible = un seul signe, qui a des explications ordinaires connues

report-section-consent = L’accord, et ce que la personne a dit
report-consent-asked = L’accord de la personne à qui est le téléphone a été demandé à l’écran de l’ordinateur, et donné.
report-consent-stated = Qui a lancé vigie a déclaré que la personne à qui est le téléphone est d’accord.
report-consent-synthetic = Cela ne concerne personne : ce téléphone a été inventé par vigie.
report-consent-other = L’accord de la personne à qui est le téléphone a été noté.
report-consent-when = Noté le { $date }.
report-statements = Ce que la personne a dit connaître :
report-statements-none = La personne n’a rien déclaré au sujet des réglages du téléphone.
statement-managed = une organisation gère ce téléphone
statement-parental = un parent y a réglé des contrôles
statement-root = la personne a déverrouillé le système
statement-profile = le profil { $value } est connu
statement-app = l’application { $value } est connue
statement-computer = l’ordinateur { $value } est celui de la personne
statement-adb = l’ordinateur { $value } peut déboguer ce téléphone
statement-account = le compte Apple { $value }, qui achète des applications pour ce téléphone, est connu
statement-other = une déclaration que cette version ne connaît pas
report-options = Choisi pour cet examen :
report-option-only = seules ces sortes de données ont été lues : { $list }
report-option-skip = ces sortes de données ont été laissées de côté : { $list }
report-option-hash = l’empreinte de chaque fichier de la source a été prise
report-option-keep = chaque enregistrement lu a été gardé dans le dossier
report-option-organisation = avec l’aide de { $list }
report-option-other = { $name } : { $list }

# Formats pour d’autres outils.
timeline-evidence = Enregistrement
timeline-field = { $title } : { $field }
misp-info = Indicateurs publiés vus sur un téléphone
stix-report-name = Indicateurs publiés vus sur un téléphone
stix-report-description = Constats, reposant sur des indicateurs publiés, de l’examen d’un téléphone fait avec l’accord de la personne à qui il est. Les constats des règles n’ont pas d’indicateur et ne sont pas ici ; les valeurs propres au téléphone non plus.
sighting-of = Pièce n° { $number } : { $title }

report-written = Écrit : { $path }. Qui possède ce fichier peut le lire : gardez-le là où la personne qui vous inquiète ne peut pas regarder. Un dossier synchronisé avec un compte l’y copie.
timeline-undated = { $count ->
    [one] Un enregistrement ne porte pas de date et n’est pas dans la chronologie.
   *[other] { $count } enregistrements ne portent pas de date et ne sont pas dans la chronologie.
 }
error-report-exists = { $path } existe déjà. Choisissez un autre nom avec --output, ou remplacez-le avec --force.
error-report-inside-case = { $path } se trouve dans le dossier d’examen, dont le journal nomme chaque fichier. Choisissez un endroit en dehors avec --output.
error-report-unwritable = { $path } ne peut pas être écrit ({ $detail }). Choisissez un autre endroit avec --output.
error-zone = Le fuseau horaire { $zone } est inconnu. Donnez son nom, comme Europe/Paris.
help-report = Refaire n’importe quelle sortie à partir d’un dossier : le rapport, le document pour machines, les formats pour d’autres outils
help-report-examples =
    {"  "}vigie report vigie-2026-05-21 --output rapport.html
    {"  "}vigie report vigie-2026-05-21 --format text
    {"  "}vigie report vigie-2026-05-21 --format stix --output vus.json
help-argument-report-case = Le dossier de l’examen
help-option-format = html (une page ; par défaut), json, text, timeline-csv, timeline-jsonl (pour Timesketch), stix (2.1), misp, pdf (pour le papier, un tribunal, un lecteur d’écran), pdf-redacted (le même sans les noms, les comptes ni les mots cités)
help-option-output = Où l’écrire, - pour la sortie standard ; sinon report.html ou report.pdf ici pour une page ou un PDF, la sortie standard pour le reste
help-option-force-file = Remplacer le fichier s’il existe
help-option-zone = Le fuseau horaire dans lequel le téléphone a servi, comme Europe/Paris : les heures y sont dites aussi

# Android.
report-unread-sections = Noms des parties qui n’ont pas été lues
report-zone-stated = Les heures sont en UTC. Là où le téléphone n’avait noté que ce que montrait son horloge, l’heure a été comptée d’après le fuseau qu’il indiquait ; s’il n’en indiquait pas, elle a été prise comme UTC. « vigie report --zone Europe/Paris » ajoute un fuseau.

# Quelles applications peuvent voir ou entendre quoi, et qui peut atteindre le téléphone.
reach-unlocked = Un système déverrouillé

statement-device = l’appareil { $value } est celui de la personne
