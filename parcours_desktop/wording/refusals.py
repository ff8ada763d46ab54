"""The sentence of every refusal, warning and trouble, by its code. Whoever brings in a code adds its sentence here.

``{fields}`` are filled from the values given with the code; ``{code}`` is always known. Troubles say what to do.
"""

from collections.abc import Mapping

from parcours_desktop.wording.calendar_refusals import CALENDARS
from parcours_desktop.wording.clock_refusals import CLOCK, SCHEDULE, WORKING_DAYS
from parcours_desktop.wording.command_line_refusals import COMMAND_LINE
from parcours_desktop.wording.entry_refusals import ENTRIES
from parcours_desktop.wording.file_name_refusals import FILE_NAMES
from parcours_desktop.wording.follow_up_refusals import FOLLOW_UPS
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.organization_refusals import ORGANIZATIONS
from parcours_desktop.wording.partner_refusals import PARTNERS
from parcours_desktop.wording.role_refusals import ROLES
from parcours_desktop.wording.series_refusals import SERIES
from parcours_desktop.wording.unlocking_refusals import UNLOCKING
from parcours_desktop.wording.verification_refusals import VERIFICATION

UNKNOWN = marked("Cette action est impossible dans l’état actuel du dossier (code {code}).")

_ANY_FIELD = {
    "required": marked("Ce champ est obligatoire."),
    "value_too_long": marked("Ce texte est trop long\u00a0: raccourcissez-le, rien n’est coupé à votre place."),
    "not_a_date": marked("Cette date n’existe pas."),
    "date_unreadable": marked("Cette date ne se lit pas. Écrivez 2026-11-23, 23/11/2026 ou 23 nov."),
    "time_unreadable": marked("Cette heure ne se lit pas. Écrivez 9\u00a0h\u00a030, 14:30 ou 9\u00a0h."),
    "date_in_future": marked("Cette date est dans le futur."),
    "date_in_past": marked("Cette date est déjà passée."),
    "row_is_gone": marked("Cette ligne n’existe plus\u00a0: elle a été retirée entre-temps."),
    "nothing_to_undo": marked("Il n’y a rien à annuler."),
    "nothing_to_redo": marked("Il n’y a rien à rétablir."),
}

_JOURNEY = {
    "arrival_in_future": marked(
        "L’arrivée ne peut pas être confirmée avant d’avoir eu lieu. Notez une arrivée prévue."
    ),
    "expiry_before_certificate": marked("Le certificat ne peut pas échoir avant d’avoir été délivré ({other})."),
    "federal_before_certificate": marked("La demande fédérale suit la délivrance du certificat ({other})."),
    "copr_before_certificate": marked("La confirmation de résidence permanente suit le certificat ({other})."),
    "copr_before_federal": marked("La confirmation de résidence permanente suit la demande fédérale ({other})."),
    "meeting_before_arrival": marked(
        "La première rencontre ne peut pas précéder l’arrivée ({other}), sauf par téléphone ou par visioconférence."
    ),
    "follow_up_before_meeting": marked("Un suivi ne peut pas précéder la première rencontre ({other})."),
    "arrival_before_certificate": marked(
        "L’arrivée précède la délivrance du certificat ({other}). Vérifiez les deux dates."
    ),
    "expected_before_certificate": marked(
        "L’arrivée prévue précède la délivrance du certificat ({other}). Vérifiez les deux dates."
    ),
    "occupation_regulated": marked("Profession réglementée au Québec\u00a0: {order}."),
    "certificate_expired": marked("Le certificat est échu depuis le {on}. Vérifiez s’il a été prolongé."),
    "arrival_before_copr": marked(
        "L’arrivée précède la confirmation de résidence permanente ({other}). Vérifiez les deux dates."
    ),
    "plan_before_meeting": marked("Le plan est signé avant la première rencontre ({other}). Vérifiez les deux dates."),
    "meeting_abroad": marked(
        "La rencontre a eu lieu avant l’arrivée ({other})\u00a0: le délai de cinq jours ouvrables est respecté."
    ),
}

_PERSON = {
    "french_level_range": marked("Le niveau de français va de {lowest} à {highest}, selon l’Échelle québécoise."),
    "email_format": marked("Cette adresse de courriel semble incomplète. Elle est gardée telle quelle."),
    "phone_format": marked("Ce numéro de téléphone semble incomplet. Il est gardé tel quel."),
    "uci_format": marked(
        "Un identificateur unique de client compte 8 ou 10 chiffres. La valeur est gardée telle quelle."
    ),
    "csq_number_format": marked(
        "Un numéro de certificat compte de 5 à 20 lettres, chiffres ou traits d’union. La valeur est gardée telle quelle."
    ),
    "postal_code_format": marked("Un code postal s’écrit comme H2X 1Y4. La valeur est gardée telle quelle."),
    "postal_code_outside_quebec": marked("Ce code postal n’est pas au Québec."),
    "duplicate_certificate": marked("Même numéro de certificat\u00a0: {number}"),
    "duplicate_client_id": marked("Même identificateur unique de client\u00a0: {number}"),
    "duplicate_swapped": marked("Même date de naissance ({birth_date}), nom et prénom inversés"),
    "duplicate_birth_date": marked("Même date de naissance ({birth_date}) et nom semblable\u00a0: {name}"),
    "duplicate_phone": marked("Même numéro de téléphone ({phone}) et nom semblable\u00a0: {name}"),
    "duplicate_email": marked("Même adresse de courriel ({email}) et nom semblable\u00a0: {name}"),
}

_LISTS = {
    "list_empty": marked("Ce fichier est vide."),
    "list_binary": marked(
        "Ce fichier n’est ni une liste CSV ni un classeur XLSX. Ouvrez-le dans un tableur et enregistrez-le en CSV (UTF-8)."
    ),
    "list_encoding_damaged": marked(
        "Le texte de cette liste est abîmé à la ligne {line} du fichier\u00a0: enregistrez-la de nouveau en CSV (UTF-8)."
    ),
    "list_quote_open": marked(
        "À la ligne {line} du fichier, un guillemet n’est pas fermé ou est mal placé. Corrigez cette ligne, puis recommencez."
    ),
    "list_without_headings": marked(
        "La première ligne de cette liste ne porte pas de titres de colonnes. Ajoutez-les, puis recommencez."
    ),
    "list_without_certificates": marked(
        "Aucune colonne ne donne le numéro de certificat (CSQ). Indiquez laquelle le contient."
    ),
    "list_too_large": marked("Ce fichier dépasse {most}\u00a0Mo. Divisez la liste en plusieurs fichiers."),
    "list_too_many_rows": marked("Cette liste compte plus de {most} lignes. Divisez-la en plusieurs fichiers."),
    "list_too_wide": marked("Cette liste compte plus de {most} colonnes. Vérifiez qu’il s’agit du bon fichier."),
    "list_old_workbook": marked(
        "Ce classeur est d’un ancien format (.xls). Ouvrez-le dans un tableur et enregistrez-le en XLSX."
    ),
    "list_other_workbook": marked(
        "Ce fichier n’est pas un classeur XLSX. Ouvrez-le dans un tableur et enregistrez-le en XLSX ou en CSV."
    ),
    "list_locked": marked(
        "Ce classeur est protégé par un mot de passe. Ouvrez-le dans un tableur, retirez le mot de passe et enregistrez-le."
    ),
    "list_damaged": marked("Ce classeur est endommagé. Demandez-en une nouvelle copie à l’expéditeur."),
    "list_suspect": marked(
        "Ce classeur n’a pas été ouvert\u00a0: son contenu est anormal et pourrait bloquer l’ordinateur. Demandez-en une nouvelle copie."
    ),
    "list_sheet_missing": marked("Ce classeur n’a pas de feuille «\u00a0{sheet}\u00a0»."),
    "export_cell_too_long": marked(
        "Une cellule compte plus de {most} caractères, ce qu’un classeur ne peut pas contenir. Exportez en CSV."
    ),
    "export_too_many_rows": marked(
        "Cette liste compte plus de {most} lignes, ce qu’un classeur ne peut pas contenir. Exportez en CSV."
    ),
}

_LIST_ROWS = {
    "row_too_short": marked("La ligne s’arrête après {cells} colonnes; la liste en compte {columns}."),
    "row_too_long": marked("La ligne a {cells} cellules pour {columns} colonnes\u00a0: un séparateur est de trop."),
    "certificate_missing": marked("Le numéro de certificat manque."),
    "certificate_repeated": marked("La ligne {row} porte déjà le numéro de certificat {number}."),
    "name_missing": marked("Il n’y a ni nom ni prénom."),
    "list_value_too_long": marked(
        "«\u00a0{heading}\u00a0» compte {letters} caractères, {most} au plus. Rien n’est coupé\u00a0: corrigez la liste."
    ),
    "no_such_date": marked("«\u00a0{heading}\u00a0»\u00a0: la date {value} n’existe pas."),
    "unreadable_date": marked(
        "«\u00a0{heading}\u00a0»\u00a0: «\u00a0{value}\u00a0» n’est pas une date. Écrivez 1985-03-12 ou 12/03/1985."
    ),
    "birth_in_future": marked("La date de naissance est dans le futur."),
    "birth_unlikely": marked("La date de naissance ({on}) est très ancienne. Vérifiez-la."),
    "certificate_in_future": marked("La date de délivrance du certificat ({on}) est dans le futur. Vérifiez-la."),
    "not_a_level": marked("«\u00a0{heading}\u00a0»\u00a0: «\u00a0{value}\u00a0» n’est pas un niveau de 1 à 12."),
    "unknown_country": marked("«\u00a0{value}\u00a0» n’est le code d’aucun pays."),
    "unknown_language": marked("«\u00a0{value}\u00a0» n’est le code d’aucune langue."),
    "unknown_region": marked("«\u00a0{value}\u00a0» n’est pas une région administrative du Québec."),
    "unknown_sex": marked("«\u00a0{heading}\u00a0»\u00a0: «\u00a0{value}\u00a0» n’est pas un code connu (F, M ou X)."),
    "unknown_category": marked("«\u00a0{value}\u00a0» n’est pas une catégorie d’immigration."),
    "unknown_role": marked("«\u00a0{value}\u00a0» n’est pas un rôle dans le ménage (RP, CJ ou PC)."),
    "unknown_english": marked(
        "«\u00a0{heading}\u00a0»\u00a0: «\u00a0{value}\u00a0» n’est pas un code connu (A, B ou C)."
    ),
    "unknown_office": marked("Le bureau «\u00a0{value}\u00a0» n’est pas connu ici\u00a0: le bureau reste à choisir."),
    "region_name_differs": marked(
        "Le code de région {code} et le nom «\u00a0{name}\u00a0» ne concordent pas. Le code est retenu."
    ),
    "noc_format": marked("Un code CNP compte cinq chiffres. La valeur est gardée telle quelle."),
    "invisible_signs_removed": marked(
        "«\u00a0{heading}\u00a0» contenait des caractères invisibles ({signs}), qui ont été retirés."
    ),
    "formula_kept_as_text": marked(
        "La ligne contient une formule, gardée comme texte sans être calculée. Vérifiez la valeur."
    ),
}

_TROUBLES = {
    "cannot_write": marked(
        "Impossible d’écrire dans «\u00a0{path}\u00a0». Vérifiez que le dossier existe, que vous avez le droit d’y écrire "
        "et qu’il reste de l’espace, puis recommencez."
    ),
    "cannot_read": marked(
        "Impossible de lire «\u00a0{path}\u00a0». Vérifiez que le fichier existe et que vous avez le droit de le lire."
    ),
    "disk_full": marked(
        "Le disque est plein\u00a0: rien n’a été perdu, votre saisie reste à l’écran. Libérez de l’espace, puis enregistrez."
    ),
    "disk_nearly_full": marked("Il ne reste que {free} sur ce disque. Libérez de l’espace avant de continuer."),
    "network_drive": marked(
        "«\u00a0{path}\u00a0» est sur un disque réseau, où le fichier pourrait s’abîmer. Choisissez un dossier de cet ordinateur."
    ),
    "no_screen": marked(
        "Il n’y a pas d’écran ici. Ouvrez une session graphique, ou donnez un verbe : parcours-desktop --help."
    ),
    "file_in_use": marked("Ce fichier est déjà ouvert dans une autre fenêtre. Utilisez cette fenêtre ou fermez-la."),
    "file_too_new": marked(
        "«\u00a0{path}\u00a0» a été enregistré par une version plus récente du programme. Installez cette version pour l’ouvrir."
    ),
    "file_damaged": marked(
        "«\u00a0{path}\u00a0» est endommagé. Le fichier est conservé tel quel\u00a0: restaurez une sauvegarde ou appelez le soutien informatique."
    ),
    "file_missing": marked("«\u00a0{path}\u00a0» n’existe pas. Vérifiez le nom et le dossier."),
    "vault_missing": marked(
        "Le coffre de «\u00a0{path}\u00a0» est introuvable\u00a0: sans lui, le fichier ne s’ouvre pas. "
        "Remettez à côté du fichier celui de la dernière sauvegarde."
    ),
    "backup_failed": marked(
        "La copie «\u00a0{path}\u00a0» n’a pas pu être vérifiée. Faites vérifier le disque; une autre copie est faite à la "
        "prochaine ouverture."
    ),
    "settings_unreadable": marked(
        "Les préférences n’ont pas pu être lues\u00a0: celles d’origine sont en place. Le fichier «\u00a0{path}\u00a0» est mis de côté."
    ),
    "setting_ignored": marked(
        "Une préférence ({fields}) avait une valeur inconnue\u00a0: celle d’origine est en place."
    ),
    "printer_gone": marked(
        "L’imprimante ne répond plus. Vérifiez-la ou choisissez-en une autre; le document n’est pas perdu."
    ),
}

_WRITING = {
    "mandatory": marked("Ce champ est obligatoire."),
    "text_too_long": marked(
        "Ce texte compte plus de {most} caractères\u00a0: raccourcissez-le, rien n’est coupé à votre place."
    ),
    "number_out_of_range": marked("Ce nombre doit être entre {least} et {most}."),
    "arrival_missing": marked("Indiquez la date d’arrivée, prévue ou confirmée."),
    "typed_value_kept": marked("La liste donne «\u00a0{value}\u00a0»\u00a0: la valeur tapée à la main est gardée."),
    "new_person_incomplete": marked("Il manque, pour ouvrir un dossier\u00a0: {fields}."),
    "officer_unknown": marked(
        "Cette personne n’est pas en poste, ou ne suit pas de dossiers. Choisissez-en une autre."
    ),
    "case_of_colleague": marked(
        "Le dossier {file_number} est celui d’une ou d’un collègue. Demandez à la coordination de vous l’attribuer."
    ),
    "case_closed": marked("Ce dossier est fermé. Rouvrez-le pour le modifier."),
    "closing_attempts": marked("Cette raison demande {needed} tentatives documentées; le dossier en compte {found}."),
    "closing_note_wanted": marked("Précisez dans la note vers qui le dossier est transféré."),
    "closed_already": marked("Ce dossier est déjà fermé."),
    "not_closed": marked("Ce dossier n’est pas fermé\u00a0: il n’y a rien à rouvrir."),
    "case_unknown": marked("Aucun dossier ne porte le numéro {number}."),
    "merge_with_itself": marked("Un dossier ne peut pas être fusionné avec lui-même. Choisissez-en deux."),
    "merged_already": marked("L’un de ces dossiers a déjà été fusionné. Ouvrez celui qui reste."),
    "conflict_is_gone": marked("Ce choix a déjà été fait. La valeur actuelle est affichée."),
    "not_of_household": marked("Une des personnes choisies ne fait pas partie du ménage."),
}

_PLAN = {
    "label_missing": marked("Décrivez la démarche ou l’objectif en quelques mots."),
    "reason_missing": marked("Indiquez pourquoi la démarche n’est pas réalisée."),
    "objective_elsewhere": marked(
        "Cet objectif est d’un autre volet ou d’un autre plan. Choisissez-en un du même volet."
    ),
    "step_unknown": marked("La démarche {step} n’est plus au catalogue. Choisissez-en une autre."),
    "template_unknown": marked("Ce modèle n’est plus en vigueur. Choisissez-en un autre."),
    "template_adds_nothing": marked("Le plan contient déjà tout ce que ce modèle propose."),
    "signed_already": marked("Cette version est déjà signée. Signez le plan en préparation."),
    "plan_empty": marked("Le plan n’a aucune démarche. Ajoutez-en au moins une avant de le signer."),
    "plan_changed": marked("Le plan a changé depuis cet aperçu. Relisez-le, puis signez."),
    "appointment_too_far": marked("Cette date est trop éloignée. Vérifiez l’année."),
    "appointment_to_come": marked("Ce rendez-vous est à venir ({at}). Il ne peut pas encore être tenu ou manqué."),
    "appointment_is_over": marked("Ce rendez-vous n’est plus à venir ({state}). Ajoutez-en un autre."),
    "meeting_needs_arrival": marked(
        "Confirmez d’abord la date d’arrivée\u00a0: la rencontre se compte à partir d’elle."
    ),
}

SENTENCES: Mapping[str, str] = {
    **_ANY_FIELD,
    **_JOURNEY,
    **_PERSON,
    **UNLOCKING,
    **_TROUBLES,
    **_LISTS,
    **_LIST_ROWS,
    **FILE_NAMES,
    **_WRITING,
    **_PLAN,
    **CLOCK,
    **ENTRIES,
    **FOLLOW_UPS,
    **WORKING_DAYS,
    **SCHEDULE,
    **CALENDARS,
    **ORGANIZATIONS,
    **PARTNERS,
    **ROLES,
    **SERIES,
    **VERIFICATION,
    **COMMAND_LINE,
}
