# Le rapport en PDF.

pdf-footer = Rapport d’examen – empreinte du dossier { $hash }… – page { $page } sur { $pages }
pdf-masked = [masqué { $number }]

pdf-label = { $word } :
pdf-facts-of = Pièce n° { $number } :
pdf-headline-known = Un signe publié d’un outil de surveillance connu a été vu. L’endroit où il a été vu dit ce que cela peut vouloir dire.
pdf-summary-owner = La personne à qui appartient le téléphone trouve à la fin une partie qui lui est destinée : ce qu’elle peut faire, et qui peut l’aider.
pdf-only-built-in = Seul le petit ensemble fourni avec vigie a servi. Les ensembles publiés en savent bien plus.
pdf-next-pace = Prenez votre temps : vous pouvez arrêter à tout moment et en parler d’abord à quelqu’un.
pdf-next-points = Regardez chaque point avec une personne de confiance. Vous connaissez peut-être l’explication.
pdf-next-unread = Ce qui n’a pas pu être lu contient peut-être quelque chose. La section « Ce qui a été lu, et depuis quand » dit ce que l’on peut essayer.

pdf-form-full = Version complète. Elle nomme des comptes, des appareils et cite les mots d’autres personnes là où ils ont été trouvés : ne la remettez qu’à qui en a besoin.
pdf-form-redacted = Version caviardée. Noms, comptes, numéros de téléphone, adresses de personnes et mots cités sont masqués ; un même numéro remplace une même valeur. Les constats, les emplacements, les empreintes et les indicateurs ne sont pas masqués. La version complète peut être refaite à partir du même dossier.

pdf-column-what = Quoi
pdf-column-says = Ce que dit le dossier
pdf-column-count = Constats
pdf-column-means = Ce que cela signifie
pdf-column-file = Fichier
pdf-column-hashed = Fichier sur le téléphone, fichier dans la copie, SHA-256
pdf-column-stored = Fichier, tel qu’il est rangé dans la copie
pdf-column-entry = Ligne
pdf-column-act = Ce qui a été fait, et sur quoi

app-case-unnamed = pas encore gardé sous un nom
pdf-case = Dossier
pdf-began = Début de l’examen
pdf-made = La copie indique qu’elle a été faite le { $time }.
pdf-clock = Horloges
pdf-clock-unknown = L’écart entre l’horloge du téléphone et l’heure UTC n’a pas été mesuré : aucun fichier ne l’indique. L’heure de la copie vient du téléphone ou de l’ordinateur qui l’a faite ; celle de l’examen vient de l’ordinateur qui a exécuté vigie.
pdf-clock-ahead = L’écart entre l’horloge du téléphone et l’heure UTC n’a pas été mesuré : aucun fichier ne l’indique. Mais la copie indique une heure postérieure à celle de l’examen : l’une des deux horloges au moins était fausse.
pdf-clock-untold = L’écart entre l’horloge du téléphone et l’heure UTC n’a pas été mesuré, et la copie n’indique pas quand elle a été faite.
pdf-consent = Accord du ou de la propriétaire
pdf-hash-case = Dossier : SHA-256 de journal.jsonl
pdf-hash-case-note = { $count ->
    [one] Il contient { $count } ligne et, par elle, l’empreinte de chaque fichier du dossier.
   *[other] Il contient { $count } lignes et, par elles, l’empreinte de chaque fichier du dossier.
}
pdf-hash-sources = Copie : SHA-256 des fichiers qui la composent

pdf-cover-facts = Les faits et leur lecture sont séparés. Les faits sont des enregistrements : un fichier, un emplacement dans ce fichier, une heure, une valeur. Ce qu’ils peuvent signifier est la lecture qu’en fait vigie, et chaque lecture dit son degré de certitude.
pdf-cover-nobody = Ce rapport dit ce qui a été vu sur un téléphone. Il ne dit pas qui a fait quoi, et ne désigne personne comme responsable.

pdf-section-summary = Résumé
pdf-summary-kinds = Constats par nature
pdf-summary-count = Le nombre de constats ne dit rien du danger : une même cause laisse souvent de nombreux enregistrements.

pdf-found-exhibits = Chaque constat porte le numéro de sa pièce ; chacun de ses enregistrements porte ce numéro, un point, puis le sien.
pdf-found-apart = « Ce que cela peut signifier » est une lecture. Les « faits » sont ce que chacun peut retrouver dans la même copie : la section « Vérifier vous-même » dit comment.
pdf-found-sure = Les mots qui disent le degré de certitude sont définis dans la section « Comment l’examen a été fait, et ses limites ».
pdf-reading = Ce que cela peut signifier :
pdf-facts = Faits

pdf-read-note = Ce qui n’a pas été lu n’a pas pu être trouvé. Pour chaque sorte de données, cette section dit si elle a été lue, quelle période elle couvre et ce qui a été perdu.

pdf-section-method = Comment l’examen a été fait, et ses limites
pdf-section-errors = Où ce rapport peut se tromper
pdf-error-sign = Un indicateur publié peut être faux, ou devenir partagé : une adresse qui a servi à un outil peut appartenir plus tard à quelqu’un d’autre.
pdf-error-shared = Un enregistrement dit ce que le téléphone a fait, et non qui le tenait. D’autres personnes peuvent s’en servir, et un lien peut être ouvert par erreur.
pdf-error-clock = Les heures valent ce que vaut l’horloge qui les a écrites. Une horloge peut être fausse, ou avoir été changée à dessein.
pdf-error-cause = Les vérifications sans indicateur voient des comportements. Les mêmes comportements ont des causes ordinaires, que chaque constat nomme pour autant que vigie les connaisse.
pdf-error-absent = N’avoir rien trouvé ne prouve pas l’absence : un outil que personne n’a décrit ne laisse aucun indicateur connu, et les traces disparaissent.
pdf-error-copy = Une personne qui a tenu la copie avant qu’elle soit remise a pu la modifier. Les empreintes valent à partir du début de l’examen, et non avant.
pdf-error-reader = vigie peut avoir des défauts. Ce qu’il n’a pas pu lire est dit ; un autre programme, ou une autre personne, peut contrôler ce qu’il a lu.
pdf-certainties = Les détails techniques emploient trois mots de plus :

pdf-section-verify = Vérifier vous-même
pdf-verify-intro = Rien dans ces pages ne demande vigie, sauf le dernier point. Travaillez sur un double de la copie remise : ouvrir une base de données peut la modifier. Dans ce qui suit, FILE désigne le nom d’un fichier. Ces commandes donnent son SHA-256 ; majuscules et minuscules y ont la même valeur.
pdf-verify-copy = La copie est celle qui a été examinée
pdf-verify-copy-how = Placez-vous dans le dossier remis, ou dans celui où se trouve le fichier remis. Comparez ces fichiers avec les empreintes inscrites à côté. Un seul caractère différent signifie que le fichier est un autre.
pdf-verify-copy-files = Fichiers de la copie
pdf-verify-encrypted = La copie est chiffrée. Ces empreintes sont celles de ses fichiers tels qu’ils sont rangés, de sorte qu’elles se contrôlent sans le mot de passe. Ce que les fichiers contiennent demande le mot de passe, et un programme qui ouvre de telles copies.
pdf-verify-case = Le dossier est celui dont ce rapport est tiré
pdf-verify-case-how = Placez-vous dans le dossier d’examen. Une note ou une vérification ajoutée plus tard change le journal, et lui seul.
pdf-verify-case-files = Fichiers du dossier
pdf-verify-journal = Le journal n’a pas été modifié
pdf-verify-journal-how = Chaque ligne de journal.jsonl contient le SHA-256 de la ligne qui la précède. Pour la ligne { $line }, la première commande donne ce que la ligne { $next } contient sous "previous", soit la valeur inscrite au-dessous (sous macOS, shasum -a 256 remplace sha256sum) :
pdf-verify-exhibits = Un enregistrement se trouve là où ce rapport le dit
pdf-verify-exhibits-how = L’annexe dit sous quel nom chaque fichier est rangé dans la copie. Ces commandes montrent quelques pièces ; les autres pièces de même sorte se retrouvent de la même façon.
pdf-verify-exhibits-none = Pour aucune pièce de ce dossier une commande ne peut être donnée ici : leurs fichiers sont chiffrés, ou portent des noms qu’il ne faut pas taper dans une commande.
pdf-verify-places = Un emplacement s’écrit table:ligne (le ROWID de SQLite), line:numéro, key:chemin (dans une liste de propriétés ou un fichier JSON), offset:octets, ou file (le fichier entier). table:removed:… est ce qui reste d’une ligne supprimée : la page et le décalage disent où dans le fichier. Les heures sont écrites dans les fichiers en plusieurs unités ; les noms des colonnes disent lesquelles. Un nom de fichier suivi de # et d’un nombre désigne une partie de ce fichier, qui commence à cette ligne : la première ligne de la partie est celle-là.
pdf-verify-again = La même vérification donne le même résultat
pdf-verify-again-how = vigie { $version }, sur la même copie avec les mêmes indicateurs et aucun autre, donne les mêmes constats avec les mêmes numéros. COPY est la copie remise ; SETS est un dossier qui contient les fichiers du dossier « indicators » de l’examen, sous les noms qu’y donne index.json. Le jeu fourni avec vigie n’a pas à y figurer :
pdf-verify-again-options = Les options choisies figurent dans la section « Comment l’examen a été fait, et ses limites ».

pdf-section-legal = En annexe d’une attestation (France)
pdf-legal-intro = Cette page est une information, et non un conseil : un avocat, une avocate ou une association peut dire quelle forme convient à votre affaire. Devant les juridictions civiles, l’attestation suit l’article 202 du code de procédure civile :
pdf-legal-facts = Elle relate des faits auxquels son auteur a assisté ou qu’il a personnellement constatés. Les opinions, les suppositions et ce que d’autres ont raconté n’y ont pas leur place.
pdf-legal-identity = Elle indique les nom, prénoms, date et lieu de naissance, adresse et profession de son auteur et, s’il y en a, ses liens de parenté, d’alliance, de subordination, de collaboration ou d’intérêts communs avec les parties.
pdf-legal-warned = Elle précise qu’elle est établie pour être produite en justice, et que son auteur sait qu’une fausse attestation l’expose à des sanctions pénales.
pdf-legal-hand = Elle est écrite, datée et signée de la main de son auteur. La copie d’un document officiel qui justifie de son identité, et qui porte sa signature, y est jointe.
pdf-legal-third = Elle émane d’un tiers, par exemple de la personne qui a conduit l’examen. La personne à qui appartient le téléphone, lorsqu’elle est partie à l’affaire, produit ce rapport comme pièce.
pdf-section-annexed = Comment désigner ce rapport
pdf-legal-how = Ces mots disent ce qu’est le document, et rien de plus :
pdf-legal-annexed = « Annexe n° … : rapport d’examen établi par le programme { $tool } le { $date }, sur une copie des données d’un téléphone. Le dossier d’examen porte l’empreinte SHA-256 suivante : »
pdf-legal-own = Qui atteste n’ajoute que ce qu’il a fait et vu lui-même : « Le …, à …, … m’a remis la copie. J’ai exécuté le programme en présence de …. Le programme a écrit le rapport que je joins. »
pdf-section-wording = Des mots qui restent exacts
pdf-wording-seen = « Le rapport relève que …, pièce n° … » : c’est un fait, et il se contrôle.
pdf-wording-can = « Selon le rapport, cela peut signifier … ; il nomme aussi ces causes ordinaires : … » : c’est une lecture, avec son degré de certitude.
pdf-wording-nobody = Ce que le rapport ne dit pas ne peut pas en être tiré : qui a mis quelque chose sur le téléphone, qui l’a regardé, ou qu’il n’y a rien d’autre.
pdf-legal-limits = Lire le téléphone d’une autre personne sans son accord peut être contraire à la loi. Ce rapport a été fait avec l’accord qui figure sur sa première page. Texte de l’article 202 tel que connu en 2026 : il peut changer.

pdf-section-hashes = Annexe A : ce qui a été remis, et ses empreintes
pdf-hashes-note = Chaque fichier figure avec sa source et son chemin sur le téléphone ; au-dessous, le nom sous lequel il est rangé dans la copie, et le SHA-256 de ce qui y est rangé.
pdf-section-indicators = Annexe B : jeux d’indicateurs
pdf-section-journal = Annexe C : journal
pdf-journal-note = Ce qui a été fait et quand, selon l’horloge de l’ordinateur qui a exécuté vigie. Les faits et les empreintes figurent tels que le journal les contient.
pdf-more-entries = { $count ->
    [one] { $count } ligne de plus figure dans journal.jsonl.
   *[other] { $count } lignes de plus figurent dans journal.jsonl.
}
pdf-more-hashes = { $count ->
    [one] { $count } empreinte de plus figure dans journal.jsonl.
   *[other] { $count } empreintes de plus figurent dans journal.jsonl.
}
pdf-act-blind-index-written = Un index de valeurs a été écrit ; il ne contient que des empreintes à clé.
pdf-act-consent = L’accord de la personne propriétaire a été consigné.
pdf-act-examination-began = L’examen a commencé.
pdf-act-examination-ended = L’examen s’est terminé.
pdf-act-indicators-used = Un jeu d’indicateurs a été utilisé.
pdf-act-note = La personne qui examine a ajouté une note.
pdf-act-reader-died = Le processus de lecture s’est arrêté avant la fin ; il a été relancé sans ce qu’il lisait.
pdf-act-recheck = Le dossier a été vérifié de nouveau.
pdf-act-source-read = Ce qui a été remis a été ouvert et lu.
pdf-act-written = Les fichiers du dossier ont été écrits.

pdf-section-next = Pour la personne à qui appartient le téléphone : la suite
pdf-next-note = Cette partie est pour vous. Elle vient en dernier, afin que vous puissiez la garder à part de ce que vous remettez.
