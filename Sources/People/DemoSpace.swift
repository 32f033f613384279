import Core
import Forms
import Foundation
import Secrets
import Storage
import Web

/// What a demonstration shows of spaces: somebody invented who keeps their details and a document.
extension PeopleFeature {
    public static let demoPerson = "claire.morvan@exemple.example"

    /// Nothing happens when they have a space already.
    /// - Returns: whether they were made.
    public func makeDemo(in organisation: OrganisationID, passphrase: String, now: Date) async throws -> Bool {
        guard let email = EmailAddress(Self.demoPerson), try await persons.credentials(email, of: organisation) == nil else { return false }
        let address = (mark: vault.mark(of: email, in: organisation), sealed: try vault.seal(email))
        let id = try await database.write { try $0.addPerson(of: organisation, email: address, level: .declared, at: now - 40 * 86_400) }
        try await persons.setPassphrase(passphrases.hash(passphrase), of: id, keeping: "")
        guard let person = try await persons.find(id, of: organisation) else { throw PeopleProblem.unknownPerson }
        try await profiles.save(Self.demoProfile, of: person, at: now - 30 * 86_400)
        let file = documents.folder.appending(path: "demonstration-\(UUID().uuidString)"), text = Data(Self.demoText.utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        try await BlockingWork.run { [folder = documents.folder] in
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try text.write(to: file)
        }
        let document = NewPersonDocument(
            title: "Justificatif de domicile", fileName: "quittance.txt", mediaType: "text/plain", size: text.count,
            endsOn: LocalDate(now, in: .gmt).adding(days: 60))
        _ = try await documents.keep(file, as: document, of: person, at: now - 30 * 86_400)
        return true
    }

    /// What a sector holds of the invented person.
    public func demoMark(in sector: String, of organisation: OrganisationID, now: Date) async throws -> String? {
        guard let email = EmailAddress(Self.demoPerson), let known = try await persons.credentials(email, of: organisation) else { return nil }
        return try await mark(of: PersonViewer(person: known.person, organisation: organisation, marks: []), in: sector, now: now)
    }

    private static let demoText = "Quittance de loyer. Exemple inventé pour la démonstration.\nClaire Morvan, 8 rue des Tilleuls, 35000 Rennes.\n"

    private static var demoProfile: Profile {
        let answers: [FieldRole: Answer] = [
            .civility: .text(Civility.madame.rawValue), .firstName: .text("Claire"), .lastName: .text("Morvan"), .birthDate: .text("1984-05-17"),
            .email: .text(demoPerson), .phone: .text("+33639981234"),
            .address: .record(["line": "8 rue des Tilleuls", "postcode": "35000", "commune": "Rennes", "insee": "35238"]),
        ]
        return Profile(Answers(Dictionary(uniqueKeysWithValues: answers.map { ($0.key.rawValue, $0.value) })))
    }
}
