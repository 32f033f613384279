import Core
import Forms

/// Who makes a request, as far as their answers tell: nobody is asked for more than the procedure asks.
struct Applicant: Sendable, Equatable {
    var firstName: String?
    var lastName: String?
    var organisationName: String?
    var email: EmailAddress?
    var phone: String?

    init(_ answers: Answers, in form: Form) {
        func answer(_ role: FieldRole) -> String? {
            form.fields.first { $0.role == role }.flatMap { answers.text($0.id) }
        }
        firstName = answer(.firstName)
        lastName = answer(.lastName)
        organisationName = answer(.organisationName)
        email = answer(.email).flatMap(EmailAddress.init)
        phone = answer(.phone)
    }

    /// "Amina Benali", "Les Amis du parc (Amina Benali)", or nothing when the procedure asks no name.
    var displayName: String {
        let person = [firstName, lastName].compactMap(\.self).joined(separator: " ")
        guard let organisationName else { return person }
        return person.isEmpty ? organisationName : "\(organisationName) (\(person))"
    }

    /// What two requests of one person have in common: the e-mail, or the phone. `nil` when they gave neither.
    var identity: String? { email.map { "email:\($0.description.lowercased())" } ?? phone.map { "phone:\($0)" } }
}
