/// Answers to the shipped contact form, page after page: what a page does not ask is ignored.
enum ContactForm {
    static let answers: KeyValuePairs<String, String> = [
        "objet": "question", "message": "Bonjour, à quelle heure ouvre la mairie le samedi ?", "reponse": "email", "prenom": "Amina", "nom": "Benali",
        "email": "amina@exemple.example",
    ]
}
