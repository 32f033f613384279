import Core
import Foundation
import Scheduling

/// Who comes, as they typed it.
struct PersonInput: Sendable {
    var name = ""
    var email = ""
    var phone = ""
    /// Pre-application numbers, however they are separated.
    var applications = ""
    /// How they want to be told, as an agent asks; empty: as can be.
    var way = ""
    /// Where they live, in lines: for a visit or a letter.
    var address = ""
    /// An odd address that they were asked about, and sent again: it is right.
    var surely = ""

    static let numbersField = "predemandes"
    static let oddEmail = "appointments.person.emailOdd"
    /// What the next sending says of an address that was asked about.
    static let surelyField = "email_vu"

    /// The address that was probably meant, when the one that was typed is odd.
    var meantEmail: String? { EmailAddress(email).flatMap(MailTypo.meant) }

    /// By field, as keys of the catalogue; empty when all is well.
    func faults(for way: MeetingWay = .place) -> [(field: String, key: String)] {
        var faults: [(field: String, key: String)] = []
        if Text.trimmed(name).isEmpty || name.count > 200 { faults.append(("nom", "appointments.person.nameMissing")) }
        if !Text.trimmed(email).isEmpty, EmailAddress(email) == nil { faults.append(("email", "appointments.person.emailWrong")) }
        if surely != email, meantEmail != nil { faults.append(("email", Self.oddEmail)) }
        if !Text.trimmed(phone).isEmpty, Self.international(phone) == nil { faults.append(("telephone", "appointments.person.phoneWrong")) }
        if way == .home, Text.trimmed(address).isEmpty || address.count > 500 { faults.append(("adresse", "appointments.person.addressMissing")) }
        if way == .home || way == .phone, Text.trimmed(phone).isEmpty { faults.append(("telephone", "appointments.person.phoneMissing")) }
        if numbers.contains(where: { !Self.isApplication($0) }) { faults.append(("predemandes", "appointments.person.applicationWrong")) }
        return faults + tellingFaults(way)
    }

    /// An envelope has less room than the way to a door.
    private func tellingFaults(_ meeting: MeetingWay) -> [(field: String, key: String)] {
        var faults: [(field: String, key: String)] = []
        let isEnvelope = meeting != .home || TellingWay(rawValue: way) == .letter
        if isEnvelope, addressLines.count > 5 || addressLines.contains(where: { $0.count > 38 }) {
            faults.append(("adresse", "appointments.person.postalWrong"))
        }
        switch TellingWay(rawValue: way) {
        case .email where Text.trimmed(email).isEmpty: faults.append(("email", "appointments.person.emailForMail"))
        case .sms where Text.trimmed(phone).isEmpty, .call where Text.trimmed(phone).isEmpty:
            faults.append(("telephone", "appointments.person.phoneForCall"))
        case .letter where addressLines.isEmpty: faults.append(("adresse", "appointments.person.postalMissing"))
        default: break
        }
        return faults
    }

    /// What fits in the window of an envelope with the name above (NF Z10-011: six lines of 38 characters).
    private var addressLines: [String] {
        address.split(whereSeparator: \.isNewline).map { Text.trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    var person: Person {
        Person(
            name: Text.trimmed(name), email: EmailAddress(email), phone: Self.international(phone) ?? "", way: TellingWay(rawValue: way),
            address: addressLines.joined(separator: "\n"))
    }

    /// In capitals, each once.
    var numbers: [String] {
        let typed = applications.uppercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return typed.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// As the State writes them: ten letters and digits.
    static func isApplication(_ text: String) -> Bool {
        text.utf8.count == 10 && text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    }

    /// `06 12 34 56 78` and `+33 6 12 34 56 78` are `+33612345678`.
    static func international(_ typed: String) -> String? {
        let typed = Text.trimmed(typed).replacing("(0)", with: "")
        let digits = typed.filter { ("0"..."9").contains($0) }
        guard typed.allSatisfy({ ("0"..."9").contains($0) || " .-/()+\u{A0}\u{202F}".contains($0) }) else { return nil }
        if typed.hasPrefix("+") { return (8...15).contains(digits.count) ? "+\(digits)" : nil }
        if digits.hasPrefix("00") { return (10...17).contains(digits.count) ? "+\(digits.dropFirst(2))" : nil }
        guard digits.count == 10, digits.hasPrefix("0"), !digits.hasPrefix("00") else { return nil }
        let overseas = [
            "0262": "262", "0692": "262", "0693": "262", "0269": "262", "0639": "262", "0590": "590", "0690": "590", "0691": "590",
            "0594": "594", "0694": "594", "0596": "596", "0696": "596", "0697": "596",
        ]
        return "+\(overseas[String(digits.prefix(4))] ?? "33")\(digits.dropFirst())"
    }
}
