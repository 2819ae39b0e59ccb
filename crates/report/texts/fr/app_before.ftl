# L’application locale : ce qui entoure chaque page, et les pages jusqu’à la lecture.

app-title = Page
app-skip = Aller au contenu
app-leave = Quitter vite
app-to-help = Arrêter ou trouver de l’aide
app-language-english = English
app-language-french = Français
app-way = Étapes
app-step-before = Avant de commencer
app-step-what = Ce que vous avez
app-step-choose = Choisir
app-step-reading = Lecture
app-step-found = Ce qui a été trouvé
app-step-next = Et ensuite
app-step-beside = Dossiers

app-help = Arrêter, ou parler à quelqu’un
app-stop = Arrêter ici
app-stop-note = Vous pouvez arrêter à tout moment. vigie se ferme et oublie ce qu’il a en mémoire ; seul reste un dossier que vous avez choisi de garder.
app-leave-note = « Quitter vite », ou trois appuis sur la touche Maj, affiche aussitôt une page vide, et vigie oublie ce qu’il a en mémoire. L’écran est caché ; ce que le navigateur, le réseau ou un programme qui surveille cet ordinateur ont enregistré n’est pas effacé.
app-country = Numéros d’aide de ce pays
app-country-unnamed = aucun pays
app-country-france = France
app-country-show = Afficher
app-country-none = Aucun pays n’a été choisi, et vigie n’en devine pas.
app-footer = Tout reste sur cet ordinateur : vigie n’envoie rien nulle part.
app-to-cases = Dossiers
app-to-indicators = Signes publiés
app-note = À noter :
app-problem = Cela n’a pas marché :
app-done = C’est fait :
