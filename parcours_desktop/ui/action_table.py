"""The table of everything that can be done, from which menus, buttons, shortcuts, palette and help are drawn (``actions``)."""

from dataclasses import dataclass

from parcours_desktop.wording.marked import marked

EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done. ``shortcut`` is a portable key sequence; ``context`` says where the keys work."""

    name: str
    label: str
    shortcut: str = ""
    icon: str = ""
    group: str = ""
    context: str = EVERYWHERE


GO, CASES, CASE, PLAN, CALENDAR, PREVIEW, EDIT, PROGRAM = (
    marked("Aller à"),
    marked("Dossiers"),
    marked("Dossier ouvert"),
    marked("Plan d’action"),
    marked("Calendrier"),
    marked("Aperçu"),
    marked("Modifier"),
    marked("Programme"),
)
GROUPS = (GO, CASES, CASE, PLAN, CALENDAR, PREVIEW, EDIT, PROGRAM)

ACTIONS: tuple[Action, ...] = (
    Action("go_today", marked("Aller à la page d’aujourd’hui"), "Alt+Home", "sun", GO),
    Action("print_day", marked("Imprimer ma journée"), "Ctrl+J", "printer", GO),
    Action("preview_day", marked("Aperçu de ma journée"), "Ctrl+Shift+J", "eye", GO),
    Action("print_load", marked("Imprimer le bilan de la charge…"), "", "printer", GO),
    Action("verify", marked("Vérifier un plan imprimé…"), "", "shield-check", GO),
    Action("print_register", marked("Registre d’impression"), "", "history", GO),
    Action("go_cases", marked("Aller aux dossiers"), "Ctrl+1", "folder", GO),
    Action("go_calendar", marked("Aller au calendrier"), "Ctrl+2", "calendar", GO),
    Action("go_organizations", marked("Aller aux organismes partenaires"), "Ctrl+3", "handshake", GO),
    Action("go_staff", marked("Aller au personnel"), "Ctrl+6", "user", GO),
    Action("go_figures", marked("Aller aux bilans"), "Ctrl+5", "table-2", GO),
    Action("go_team", marked("Aller à l’équipe"), "Ctrl+4", "users", GO),
    Action("search", marked("Rechercher un dossier"), "Ctrl+K", "search", GO),
    Action("back", marked("Revenir à la liste"), "Alt+Left", "arrow-left", GO),
    Action("new_case", marked("Nouveau dossier"), "Ctrl+N", "plus", CASES),
    Action("create_case", marked("Créer le dossier"), "Ctrl+Return", "check", CASES, "new_case"),
    Action(
        "create_and_add",
        marked("Créer et ajouter un membre du ménage"),
        "Ctrl+Shift+Return",
        "user-plus",
        CASES,
        "new_case",
    ),
    Action("merge_cases", marked("Fusionner"), "", "merge", CASES, "duplicates"),
    Action("dismiss_duplicate", marked("Ce sont deux personnes…"), "", "users", CASES, "duplicates"),
    Action("import_list", marked("Importer une liste…"), "Ctrl+I", "file-input", CASES),
    Action("export_list", marked("Exporter la liste…"), "Ctrl+E", "file-output", CASES),
    Action("print_labels", marked("Étiquettes d’adresse et enveloppes…"), "", "printer", CASES, "cases"),
    Action("print_cases", marked("Imprimer pour ces dossiers…"), "", "printer", CASES, "cases"),
    Action("open_case", marked("Ouvrir le dossier"), "Ctrl+O", "folder-open", CASES, "cases"),
    Action("clear_filters", marked("Enlever tous les filtres"), "Ctrl+Shift+L", "list-filter", CASES, "cases"),
    Action("save_view", marked("Enregistrer la vue…"), "", "bookmark", CASES, "cases"),
    Action("choose_columns", marked("Choisir les colonnes…"), "", "columns-3", CASES, "cases"),
    Action("toggle_preview", marked("Montrer ou cacher l’aperçu du dossier"), "Ctrl+Shift+A", "eye", CASES, "cases"),
    Action("duplicates", marked("Doublons probables"), "", "users", CASES),
    Action("unassigned", marked("Dossiers à attribuer"), "", "inbox", CASES),
    Action("assign_cases", marked("Attribuer les dossiers choisis…"), "", "user-plus", CASES, "cases"),
    Action("case_profile", marked("Profil"), "Alt+1", "user", CASE, "case"),
    Action("case_needs", marked("Besoins"), "Alt+2", "clipboard-list", CASE, "case"),
    Action("case_plan", marked("Plan"), "Alt+3", "list-checks", CASE, "case"),
    Action("case_appointments", marked("Rendez-vous"), "Alt+4", "calendar-clock", CASE, "case"),
    Action("case_follow_up", marked("Suivi et cours"), "Alt+7", "phone", CASE, "case"),
    Action("case_partners", marked("Partenaires"), "Alt+8", "handshake", CASE, "case"),
    Action("case_notes", marked("Notes"), "Alt+5", "sticky-note", CASE, "case"),
    Action("case_history", marked("Historique"), "Alt+6", "history", CASE, "case"),
    Action("add_member", marked("Ajouter un membre du ménage…"), "", "user-plus", CASE, "case"),
    Action("add_note", marked("Ajouter une note"), "Ctrl+Shift+N", "sticky-note", CASE, "case"),
    Action("case_appointment", marked("Ajouter un rendez-vous au dossier"), "Ctrl+R", "calendar-plus", CASE, "case"),
    Action("log_follow_up", marked("Noter un suivi"), "Ctrl+Shift+F", "phone", CASE, "case"),
    Action("new_referral", marked("Nouvelle référence…"), "Ctrl+Shift+R", "handshake", CASE, "case"),
    Action("confirm_arrival", marked("Confirmer l’arrivée…"), "", "plane-landing", CASE, "case"),
    Action("log_attempt", marked("Noter une tentative…"), "Ctrl+Shift+T", "phone", CASE, "case"),
    Action("excuse_meeting", marked("Justifier le dépassement du délai…"), "", "hourglass", CASE, "case"),
    Action("print_clock", marked("Imprimer la preuve du délai…"), "", "printer", CASE, "case"),
    Action("case_papers", marked("Imprimer un document du dossier…"), "", "printer", CASE, "case"),
    Action("print_letter", marked("Imprimer l’invitation à la première rencontre…"), "", "mail", CASE, "case"),
    Action("close_case", marked("Fermer le dossier…"), "", "archive", CASE, "case"),
    Action("reopen_case", marked("Rouvrir le dossier"), "", "archive-restore", CASE, "case"),
    Action("add_step", marked("Ajouter une démarche"), "Ctrl+D", "plus", PLAN, "plan"),
    Action("add_objective", marked("Ajouter un objectif"), "Ctrl+Shift+D", "flag", PLAN, "plan"),
    Action("apply_template", marked("Appliquer un modèle…"), "", "layout-template", PLAN, "plan"),
    Action("tick_step", marked("Marquer comme terminée"), "Ctrl+Return", "square-check", PLAN, "plan"),
    Action("step_up", marked("Monter la démarche"), "Alt+Up", "arrow-up", PLAN, "plan"),
    Action("step_down", marked("Descendre la démarche"), "Alt+Down", "arrow-down", PLAN, "plan"),
    Action("delete_step", marked("Retirer la démarche"), "Ctrl+Backspace", "trash-2", PLAN, "plan"),
    Action("print", marked("Imprimer…"), "Ctrl+P", "printer", PLAN),
    Action("preview_plan", marked("Aperçu du plan"), "Ctrl+Shift+V", "eye", PLAN, "plan"),
    Action("save_pdf", marked("Enregistrer le PDF…"), "Ctrl+Shift+S", "file-text", PLAN, "plan"),
    Action("send_plan", marked("Envoyer le plan pour approbation…"), "", "stamp", PLAN, "plan"),
    Action("sign_plan", marked("Signer le plan…"), "", "pen-line", PLAN, "plan"),
    Action("add_appointment", marked("Ajouter un rendez-vous"), "N", "calendar-plus", CALENDAR, "calendar"),
    Action("today", marked("Aller à aujourd’hui"), "T", "calendar-check", CALENDAR, "calendar"),
    Action("previous_period", marked("Période précédente"), "PgUp", "chevron-left", CALENDAR, "calendar"),
    Action("next_period", marked("Période suivante"), "PgDown", "chevron-right", CALENDAR, "calendar"),
    Action("calendar_day", marked("Voir le jour"), "1", "", CALENDAR, "calendar"),
    Action("calendar_week", marked("Voir la semaine"), "2", "", CALENDAR, "calendar"),
    Action("calendar_month", marked("Voir le mois"), "3", "", CALENDAR, "calendar"),
    Action("calendar_list", marked("Voir la liste"), "4", "", CALENDAR, "calendar"),
    Action("entry_earlier", marked("Avancer d’un quart d’heure"), "Shift+Up", "arrow-up", CALENDAR, "calendar"),
    Action("entry_later", marked("Retarder d’un quart d’heure"), "Shift+Down", "arrow-down", CALENDAR, "calendar"),
    Action("entry_before", marked("Déplacer à la veille"), "Shift+Left", "arrow-left", CALENDAR, "calendar"),
    Action("entry_after", marked("Déplacer au lendemain"), "Shift+Right", "arrow-right", CALENDAR, "calendar"),
    Action("entry_longer", marked("Allonger d’un quart d’heure"), "Ctrl+Shift+Down", "", CALENDAR, "calendar"),
    Action("entry_shorter", marked("Raccourcir d’un quart d’heure"), "Ctrl+Shift+Up", "", CALENDAR, "calendar"),
    Action("cancel_entry", marked("Annuler le rendez-vous…"), "Del", "ban", CALENDAR, "calendar"),
    Action("export_calendar", marked("Exporter .ics…"), "", "file-output", CALENDAR, "calendar"),
    Action("import_calendar", marked("Importer .ics…"), "", "file-input", CALENDAR, "calendar"),
    Action("preview_save", marked("Enregistrer le document…"), "Ctrl+S", "save", PREVIEW, "preview"),
    Action("preview_find", marked("Rechercher dans le document"), "Ctrl+F", "search", PREVIEW, "preview"),
    Action("preview_next", marked("Résultat suivant"), "F3", "", PREVIEW, "preview"),
    Action("preview_before", marked("Résultat précédent"), "Shift+F3", "", PREVIEW, "preview"),
    Action("preview_larger", marked("Agrandir"), "Ctrl++", "zoom-in", PREVIEW, "preview"),
    Action("preview_smaller", marked("Réduire"), "Ctrl+-", "zoom-out", PREVIEW, "preview"),
    Action("preview_usual", marked("Taille réelle"), "Ctrl+0", "", PREVIEW, "preview"),
    Action("preview_width", marked("Largeur de la page"), "Ctrl+9", "", PREVIEW, "preview"),
    Action("preview_whole", marked("Page entière"), "Ctrl+8", "", PREVIEW, "preview"),
    Action("preview_page", marked("Aller à une page"), "Ctrl+G", "", PREVIEW, "preview"),
    Action("preview_copy", marked("Copier le texte choisi"), "Ctrl+C", "copy", PREVIEW, "preview"),
    Action("preview_all", marked("Choisir tout le texte"), "Ctrl+A", "", PREVIEW, "preview"),
    Action("undo", marked("Annuler"), "Ctrl+Z", "undo-2", EDIT),
    Action("redo", marked("Rétablir"), "Ctrl+Shift+Z", "redo-2", EDIT),
    Action("palette", marked("Toutes les commandes…"), "Ctrl+Shift+P", "list", PROGRAM),
    Action("help", marked("Raccourcis clavier"), "F1", "keyboard", PROGRAM),
    Action("preferences", marked("Préférences"), "Ctrl+,", "settings", PROGRAM),
    Action("availability", marked("Absences et disponibilités…"), "", "calendar-clock", PROGRAM),
    Action("working_days", marked("Jours ouvrables"), "", "calendar-check", PROGRAM),
    Action("lock", marked("Verrouiller"), "Ctrl+L", "lock", PROGRAM),
    Action("quit", marked("Quitter"), "Ctrl+Q", "log-out", PROGRAM),
)
