import Core
import Dossiers
import Foundation
import Identity
import Law
import Organisations
import People
import Procedures
import Storage
import Web

/// What the commands do to an installation.
extension Product {
    /// Follows the chain of every request's history.
    public func verifyHistory() async throws -> (read: Int, broken: [(reference: Reference, line: Int)]) { try await dossiers.verifyHistory() }

    /// Changes the keys that keep sectors apart, in every authority, while everybody works.
    /// - Returns: how many sectors have a new key, and how many requests a new mark.
    public func rotateSectorKeys() async throws -> (sectors: Int, requests: Int) {
        var total = (sectors: 0, requests: 0)
        for organisation in try await organisations.all() {
            let done = try await people.rotateSectorKeys(of: organisation.id, now: clock())
            total = (total.sectors + done.sectors, total.requests + done.requests)
        }
        return total
    }

    public func close() async { await database.close() }

    public func pendingMigrations() async throws -> [String] { try await Migrator(Self.migrations).pending(on: database) }

    public func addOrganisation(slug: String, name: String, url: String, phone: String, email: String, address: String, place: String) async throws {
        guard let region = Region(rawValue: place) else {
            throw CommandFault("\(place) is no place. Choose one of: \(Region.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        _ = try await organisations.create(
            OrganisationDetails(
                slug: slug, name: name, host: URL(string: url)?.host(), baseURL: url, zone: region.timeZone,
                phone: phone,
                address: address, openingHours: "", email: email, appearance: Appearance(), notices: LegalNotices(), region: region
            )
        )
    }

    public func addUnit(key: String, name: String, phone: String, email: String, to slug: String) async throws {
        let organisation = try await organisation(slug)
        _ = try await organisations.create(
            UnitDetails(key: key, name: name, address: organisation.details.address, phone: phone, email: email, openingHours: ""),
            in: organisation.id
        )
    }

    /// - Returns: the link to choose a password, to hand over.
    public func addAgent(email: EmailAddress, name: String, quality: String, roles: Set<AgentRole>, unit key: String, of slug: String) async throws
        -> String
    {
        let organisation = try await organisation(slug)
        guard let unit = try await organisations.unit(key, of: organisation.id) else { throw CommandFault("No unit has the key \(key).") }
        let agent = NewAgent(organisation: organisation.id, email: email, name: name, quality: quality, roles: [unit.id: roles])
        let (_, token) = try await identity.createAgent(agent, now: clock())
        return organisation.details.baseURL + IdentityFeature.activationPath(token)
    }

    public func resetPassword(of email: EmailAddress, organisation slug: String) async throws -> String {
        let organisation = try await organisation(slug)
        let token = try await identity.resetPassword(of: email, organisation: organisation.id, now: clock())
        return organisation.details.baseURL + IdentityFeature.activationPath(token)
    }

    /// - Parameter file: a path, or the name of a shipped procedure.
    /// - Returns: what to print, and whether nothing was loaded.
    public func importProcedure(_ file: String, organisation slug: String, publish: Bool) async throws -> (lines: [String], stops: Bool) {
        let organisation = try await organisation(slug)
        let units = try await Dictionary(uniqueKeysWithValues: organisations.units(of: organisation.id).map { ($0.key, $0.id) })
        let yaml = try EmbeddedAssets.text("catalogue/\(file).yaml") ?? ProcedureFiles.text(of: file)
        let outcome = try await procedures.importFile(yaml: yaml, organisation: organisation.id, units: units, publish: publish, now: clock())
        return (ProcedureFiles.lines(outcome, file: file), outcome.stops)
    }

    private func organisation(_ slug: String) async throws -> Organisation {
        guard let found = try await organisations.organisation(slug: slug) else {
            let known = try await organisations.all().map(\.details.slug).joined(separator: ", ")
            throw CommandFault("No authority has the short name \(slug). Those here: \(known.isEmpty ? "none" : known).")
        }
        return found
    }
}

/// What a command cannot do, for the person at the terminal.
public struct CommandFault: Error, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }
}
