import Core
import Foundation
import Web

/// Where a calendar is, and as whom it is read there. The password is never shown again.
struct AgendaFields {
    let form: SentForm
    let fault: AgendaFault?
    let needsAddress: Bool
    /// Of which one is chosen, when the address was that of a server; the password is typed again.
    var found: [FoundCalendar] = []
    let words: Words

    static func login(_ form: SentForm) throws(AgendaFault) -> (user: String, password: String)? {
        let (user, password) = (form.text("identifiant"), form.first("mot_de_passe") ?? "")
        if user == nil, password.isEmpty { return nil }
        // A user name of Basic has no colon (RFC 7617, 2).
        guard let user, !password.isEmpty, form.text("adresse") != nil else { throw .incomplete }
        guard user.count <= 200, password.count <= 500, !user.contains(":") else { throw .unauthorised }
        return (user, password)
    }

    /// Where one mends it. What is wrong with a name is seen with its password, which must be typed again.
    static func field(of fault: AgendaFault) -> String {
        switch fault {
        case .unauthorised, .incomplete: "mot_de_passe"
        case .noDesk: "guichet"
        default: "adresse"
        }
    }

    private func error(_ field: String) -> String? { fault.flatMap { Self.field(of: $0) == field ? words($0.message) : nil } }

    private var choice: HTML {
        let question = Question("adresse", words("appointments.agenda.which"), words, hint: words("appointments.agenda.which.hint"))
        return Radios(question, options: found.map { ChoiceOption($0.address, $0.name, hint: $0.name == $0.address ? nil : $0.address) }).html
    }

    var html: HTML {
        let address = Question(
            "adresse", words("appointments.agenda.address"), words, hint: words("appointments.agenda.address.hint"), error: error("adresse"),
            isOptional: !needsAddress)
        let user = Question("identifiant", words("appointments.agenda.user"), words, hint: words("appointments.agenda.user.hint"), isOptional: true)
        let password = Question(
            "mot_de_passe", words("appointments.agenda.password"), words, hint: words("appointments.agenda.password.hint"),
            error: error("mot_de_passe"), isOptional: true)
        // Told to be new, so that no browser fills in the password that the agent has here.
        return """
            \(found.isEmpty ? TextInput(address, InputTraits(keyboard: "url", isSpelled: false), value: form.first("adresse") ?? "").html : choice)
            \(TextInput(user, InputTraits(autocomplete: "off", isSpelled: false), value: form.first("identifiant") ?? ""))
            \(TextInput(password, .newPassword, value: ""))
            """
    }
}

extension Agenda {
    /// Where it comes from, without what is secret in its address.
    func source(_ words: Words) -> String {
        guard let host else { return words("appointments.agenda.file") }
        return login.map { "\(host) (\($0.user))" } ?? host
    }
}
